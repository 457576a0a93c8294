import { resolve } from 'node:path';
import { writeSeed } from './seed';

const root = resolve(__dirname, '../../..');

writeSeed(root).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
