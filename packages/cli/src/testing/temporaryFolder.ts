import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A new folder for each test of the file, with a space in its path. They are removed after the last test: hooks run in the
 * order they are written in, and those of the file still find in its folder which processes they have to stop.
 */
export function temporaryFolder(): () => string {
  const folders: string[] = [];
  beforeEach(() => {
    folders.push(mkdtempSync(path.join(os.tmpdir(), 'way mark ')));
  });
  afterAll(() =>
    Promise.all(
      folders.map(folder => rm(folder, { recursive: true, force: true })),
    ),
  );
  return () => folders.at(-1) ?? '';
}
