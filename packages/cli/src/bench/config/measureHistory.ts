import path from 'node:path';
import { historyRows } from './historyRows';
import type { ConfigRow } from './report';

/** Runs the measurement of the plugin's own SQL in a process of its own, on 500,000 snapshots. */
export async function measureHistory({
  root,
}: {
  root: string;
}): Promise<ConfigRow[]> {
  // An ES module: it cannot be required.
  const { execa } = await import('execa');
  const { stdout } = await execa(
    process.execPath,
    ['--import', 'tsx', 'scripts/benchHistory.ts'],
    { cwd: path.join(root, 'plugins/changes-backend'), stderr: 'inherit' },
  );
  return historyRows(JSON.parse(stdout));
}
