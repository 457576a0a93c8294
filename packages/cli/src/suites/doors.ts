import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import type { ChangesClient } from '@waymark/plugin-changes-common';
import { PortalSession } from '../demo/session';
import type { Instance } from '../instance/Instance';
import { portalAt } from '../portal/openPortal';
import { readForgeTokens } from '../stack/environment';
import { Checks, expectNone } from './Checks';
import { CASES } from './doors/cases';
import { cliDoor } from './doors/cliDoor';
import type { DoorCase } from './doors/document';
import {
  agentDoor,
  handDoor,
  NOT_READ,
  portalDoor,
  type Door,
  type Judgement,
} from './doors/doors';
import { openGitops } from './gitops';
import type { Suite } from './types';

/** A platform engineer: may use every door. */
const PERSON = 'emil-sorensen';

/** Every door into the repository gives the same verdict, with the same errors, on the same document. */
export function doorsSuite({
  instance,
  startPortal,
}: {
  instance: Instance;
  startPortal(): Promise<string>;
}): Suite {
  return {
    name: 'doors',
    description:
      'good, bad and hostile documents through every door: one verdict, one list of errors',
    async run() {
      const checks = new Checks();
      const portalUrl = await startPortal();
      const session = new PortalSession(portalUrl);
      await session.signIn(PERSON);
      const { changes } = portalAt(portalUrl, {
        fetch: (input, init) => session.authorizedFetch(input, init),
      });
      const tokens = await readForgeTokens(instance);
      const gitops = await openGitops({ instance, tokens });
      const doors = [
        portalDoor(changes),
        agentDoor(session, portalUrl),
        cliDoor(PERSON, portalUrl),
        handDoor(gitops, changes),
      ];
      try {
        await compare(checks, doors, changes);
      } finally {
        await gitops.copy.remove();
      }
      return checks.result();
    },
  };
}

async function compare(
  checks: Checks,
  doors: readonly Door[],
  changes: ChangesClient,
): Promise<void> {
  const judged = new Map<string, Map<string, Judgement>>();
  for (const door of doors) {
    await checks.check(`${door.name}: judges ${CASES.length}`, async () => {
      try {
        judged.set(door.name, await door.judge(CASES));
      } finally {
        await remove(changes);
      }
    });
  }
  for (const each of CASES) {
    await checks.check(`${each.name}: ${each.verdict} at every door`, () =>
      expectNone(disagreements(each, doors, judged)),
    );
  }
}

function disagreements(
  { content, name, verdict }: DoorCase,
  doors: readonly Door[],
  judged: ReadonlyMap<string, ReadonlyMap<string, Judgement>>,
): string[] {
  const answers = doors.map(door => ({
    door,
    answer: judged.get(door.name)?.get(name),
    isRead: Buffer.byteLength(content) < door.limitBytes,
  }));
  const first = answers.find(({ isRead }) => isRead);
  return answers.flatMap(({ answer, door, isRead }) => {
    const wanted = isRead ? first?.answer?.errors : NOT_READ;
    return [
      ...(answer?.verdict === verdict
        ? []
        : [`${door.name} says ${answer?.verdict}`]),
      ...(isDeepStrictEqual(answer?.errors, wanted)
        ? []
        : [
            `${door.name} and ${first?.door.name} tell other errors:`,
            ...(answer?.errors ?? []).map(line => `  ${door.name}: ${line}`),
            ...(wanted ?? []).map(line => `  wanted: ${line}`),
          ]),
    ];
  });
}

/** Takes what a door let onto main off it again, and what it proposed back, so that the next one finds the same tree. */
async function remove(changes: ChangesClient): Promise<void> {
  const ours = new Set(CASES.map(({ path }) => path));
  const { items } = await changes.listChangeSets({ state: 'proposed' });
  for (const { documents, id } of items) {
    if (documents.every(({ path }) => ours.has(path))) {
      await changes.withdraw(id, {});
    }
  }
  const there: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await changes.listDocuments({ limit: 100, cursor });
    there.push(...page.items.map(({ path }) => path));
    cursor = page.nextCursor;
  } while (cursor);
  const edits = there
    .filter(path => ours.has(path))
    .map(path => ({ action: 'delete' as const, path }));
  if (edits.length === 0) return;
  await changes.createChangeSet({
    edits,
    reason: 'Take what was tried away',
    mode: 'commit',
    idempotencyKey: `doors:${randomUUID()}`,
  });
}
