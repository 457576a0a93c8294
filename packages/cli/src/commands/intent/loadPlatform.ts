import { readFile } from 'node:fs/promises';
import {
  defaultPlatform,
  parsePlatform,
  type Finding,
  type Platform,
  type TextPosition,
} from '@waymark/platform-api';
import { CliError } from '../../CliError';
import { describeFileError } from '../../output/describeFileError';

/** The platform to compile for, or what is wrong with the file that describes it. */
export type LoadedPlatform =
  | { ok: true; platform: Platform }
  | {
      ok: false;
      file: string;
      text: string;
      findings: Finding[];
      at?: TextPosition;
    };

/**
 * The platform of a file; without one, the example organization's.
 *
 * @throws CliError when the file cannot be read
 */
export async function loadPlatform(file?: string): Promise<LoadedPlatform> {
  if (file === undefined) return { ok: true, platform: defaultPlatform };
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliError('usage', `${file}: ${describeFileError(error)}`, {
      fix: 'Begin with the example organization’s: ./waymark render --print-platform > platform.yaml',
      cause: error,
    });
  });
  const parsed = parsePlatform(text);
  return parsed.ok ? parsed : { ...parsed, file, text };
}
