const REASONS: Record<string, string | undefined> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder; name the files in it',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'may not be read or written; check its permissions',
  EROFS: 'lies on a file system that cannot be written',
  ENOSPC: 'does not fit: the disk is full',
};

/** Why a file could not be read or written, in a few words. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
