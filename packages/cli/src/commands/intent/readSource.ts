import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { CliError } from '../../CliError';
import { describeFileError } from '../../output/describeFileError';

/** The text of one document, and where it came from. */
export interface Source {
  /** As the caller named it; `-` for standard input. */
  file: string;
  /** Absolute; empty for standard input. */
  path: string;
  text: string;
}

/**
 * Reads every file once, however often it is named, and standard input for `-`.
 *
 * @throws CliError that names every file that cannot be read, and why
 */
export async function readSources(files: readonly string[]): Promise<Source[]> {
  const byPath = new Map<string, string>();
  for (const file of files) {
    const path = file === '-' ? '' : resolve(file);
    if (!byPath.has(path)) byPath.set(path, file);
  }
  const unreadable: string[] = [];
  const sources: Source[] = [];
  for (const [path, file] of byPath) {
    try {
      sources.push({
        file,
        path,
        text: path ? await readFile(path, 'utf8') : await text(process.stdin),
      });
    } catch (error) {
      unreadable.push(`${file}: ${describeFileError(error)}`);
    }
  }
  if (unreadable.length === 0) return sources;
  throw new CliError('usage', unreadable.join('\nwaymark: '), {
    fix: 'Name YAML files of one document each, or "-" for standard input.',
  });
}
