import type { Code } from 'mdast';
import { statusReportSchema } from '../../reports';
import type { Checks } from '../Checks';
import { start } from '../run';
import type { SuiteContext } from '../types';
import { placeOf, type Document } from './markdown';
import { shellBlocks } from './shell';

const TIMEOUT_MS = 120_000;

/**
 * Runs the blocks that are fenced as `{.sh .run}`, in the root of the checkout, each to the exit code it
 * names. With `needs=portal`, only while the portal runs; with `needs=cluster`, not here.
 */
export async function checkExecuted(
  checks: Checks,
  documents: readonly Document[],
  { root, stateDir, env }: SuiteContext,
): Promise<void> {
  const environment = { ...env, WAYMARK_STATE_DIR: stateDir };
  const execute = (script: string) =>
    start(['sh', '-ec', script], root, environment, TIMEOUT_MS).ended;
  const portBase = await runningPortBase(execute);

  for (const { document, node, run } of shellBlocks(documents)) {
    if (!run) {
      if (node.meta) await refuseMark(checks, placeOf(document, node), node);
      continue;
    }
    // Suite cluster executes it, on a cluster that nobody else uses.
    if (run.needsCluster) continue;
    const first = node.value.split('\n')[0] ?? '';
    const name = `${placeOf(document, node)} runs: ${first.slice(0, 60)}`;
    if (run.needsPortal && portBase === undefined) {
      checks.skip(name, 'the portal does not run; start it with ./waymark up');
      continue;
    }
    await checks.check(name, async () => {
      const { code, output } = await execute(atPorts(node.value, portBase));
      if (!run.exits.includes(String(code)))
        throw new Error(`ended with ${code}, not ${run.exits}\n${output}`);
    });
  }
}

/** A mark that nothing reads would leave a block unexecuted without a word. */
function refuseMark(checks: Checks, place: string, { lang, meta }: Code) {
  return checks.check(`${place} is marked as this suite reads it`, async () => {
    throw new Error(`write {.sh .run} instead of ${lang} ${meta}`);
  });
}

const DEFAULT_PORT_BASE = 7070;

/** The portal's own port when everything runs. */
async function runningPortBase(
  execute: (script: string) => Promise<{ code: number | null; output: string }>,
): Promise<number | undefined> {
  const { code, output } = await execute('./waymark status --json');
  if (code !== 0) return undefined;
  const { processes } = statusReportSchema.parse(JSON.parse(output));
  return processes.find(({ name }) => name === 'portal')?.port;
}

/** Documents name the ports of the default; an instance may have others. */
function atPorts(script: string, portBase = DEFAULT_PORT_BASE): string {
  return script.replace(
    /\blocalhost:(707[0-4])\b/g,
    (_address, port: string) =>
      `localhost:${Number(port) - DEFAULT_PORT_BASE + portBase}`,
  );
}
