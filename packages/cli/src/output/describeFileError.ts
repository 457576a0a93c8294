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
  const reason = REASONS[codeOf(error)];
  return reason ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  const coded = typeof error === 'object' && error !== null && 'code' in error;
  return coded ? String(error.code) : '';
}
