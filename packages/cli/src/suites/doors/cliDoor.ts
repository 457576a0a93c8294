import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentFindingSchema } from '@waymark/plugin-changes-common';
import { z } from 'zod';
import {
  errorsIn,
  modeOf,
  NOT_READ,
  oneByOne,
  PORTAL_LIMIT,
  type Door,
} from './doors';

const answerSchema = z.object({
  valid: z.boolean(),
  findings: z.array(documentFindingSchema),
});

/** `./waymark config apply`, each time as a process of its own. */
export function cliDoor(person: string, portalUrl: string): Door {
  return {
    name: 'command line',
    limitBytes: PORTAL_LIMIT,
    judge: oneByOne(async ({ content, path: place }) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark door '));
      try {
        const file = path.join(folder, place);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
        return await apply(file, modeOf(place), { person, portalUrl });
      } finally {
        await rm(folder, { recursive: true });
      }
    }),
  };
}

async function apply(
  file: string,
  mode: ReturnType<typeof modeOf>,
  { person, portalUrl }: { person: string; portalUrl: string },
): Promise<string[]> {
  // execa is an ES module with dependencies that require() cannot resolve.
  const { execa } = await import('execa');
  const { exitCode, stderr, stdout } = await execa(
    process.execPath,
    [
      ...process.execArgv,
      process.argv[1],
      ...['config', 'apply', '--file', file, '--reason', 'Tried at every door'],
      ...(mode === 'change-request' ? ['--propose'] : []),
      ...['--as', person, '--url', portalUrl, '--json'],
    ],
    { reject: false, stdin: 'ignore' },
  );
  if (stdout === '') {
    return stderr.includes('at most') ? NOT_READ : [`no answer: ${stderr}`];
  }
  const { findings, valid } = answerSchema.parse(JSON.parse(stdout));
  if (valid !== (exitCode === 0)) return [`exit code ${exitCode}`];
  return valid ? [] : errorsIn(findings, stdout);
}
