import { prettyJson } from '../../output/prettyJson';
import { machine } from '../report';
import { describeConfigBench, type ConfigRow } from './report';
import { measureHistory } from './measureHistory';

/** One part of the bench; each gives rows of the one table. */
type Part = (context: { root: string }) => Promise<ConfigRow[]>;

const PARTS: readonly Part[] = [measureHistory];

/** `waymark bench config`: what the history of configuration costs, on a PostgreSQL of its own. */
export async function benchConfig({
  json,
  root,
}: {
  json: boolean;
  root: string;
}): Promise<void> {
  const rows: ConfigRow[] = [];
  for (const part of PARTS) rows.push(...(await part({ root })));
  const result = { name: 'config', machine: machine(), rows };
  process.stdout.write(json ? prettyJson(result) : describeConfigBench(result));
}
