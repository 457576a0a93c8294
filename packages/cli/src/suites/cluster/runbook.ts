import path from 'node:path';
import { readDocuments } from '../documents/markdown';
import { shellBlocks } from '../documents/shell';
import { start } from '../run';
import type { ClusterUnderTest } from './types';

const TIMEOUT_MS = 120_000;

/** What a runbook says to execute. */
export interface Block {
  script: string;
  /** Codes that it may end with. */
  exits: readonly string[];
}

/** The blocks of a runbook that are marked to be executed, in order. */
export async function readRunbook(
  root: string,
  name: string,
): Promise<Block[]> {
  const documents = await readDocuments(root);
  const file = path.join('runbooks', `${name}.md`);
  return shellBlocks(
    documents.filter(document => document.file.endsWith(file)),
  ).flatMap(({ node, run }) =>
    run ? [{ script: node.value, exits: run.exits }] : [],
  );
}

/**
 * Executes a block as a person in the checkout would: with nothing but `./waymark` to get at the cluster.
 *
 * @returns what it wrote
 * @throws when it ends with another code than it may
 */
export async function execute(
  { exits, script }: Block,
  { instance }: ClusterUnderTest,
): Promise<string> {
  const { code, output } = await start(
    ['sh', '-ec', script],
    instance.root,
    { ...process.env, WAYMARK_STATE_DIR: instance.stateDir },
    TIMEOUT_MS,
  ).ended;
  if (!exits.includes(String(code))) {
    throw new Error(`${script} ended with ${code}, not ${exits}\n${output}`);
  }
  return output;
}
