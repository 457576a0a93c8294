import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** The text of one document, and where it came from. */
export interface Source {
  /** As the caller named it; `-` for standard input. */
  file: string;
  /** Absolute; empty for standard input. */
  path: string;
  text: string;
}

/** A file that cannot be read; the message names it and says why. */
export class UnreadableSourceError extends Error {
  readonly name = 'UnreadableSourceError';
}

/**
 * Reads a file, or standard input for `-`.
 *
 * @throws UnreadableSourceError
 */
export async function readSource(file: string): Promise<Source> {
  if (file === '-') return { file, path: '', text: await text(process.stdin) };
  const path = resolve(file);
  try {
    return { file, path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new UnreadableSourceError(`${file}: ${reason(error)}`, {
      cause: error,
    });
  }
}

const REASONS: Record<string, string | undefined> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder; name the files in it',
  EACCES: 'may not be read; check its permissions',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
