import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A new folder for each test of the file, with a space in its path; removed afterwards. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'way mark '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
