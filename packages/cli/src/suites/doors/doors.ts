import { randomUUID } from 'node:crypto';
import { ResponseError } from '@backstage/errors';
import {
  findingsOf,
  type ChangeSetRequest,
  type ChangesClient,
  type DocumentFinding,
} from '@waymark/plugin-changes-common';
import type { PortalSession } from '../../demo/session';
import type { OpenGitops } from '../gitops';
import type { DoorCase } from './document';

/** What a door says of a document. */
export interface Judgement {
  verdict: 'accepted' | 'refused';
  /** Errors in the order told, a line each. */
  errors: string[];
}

/** A way for documents to come onto main. */
export interface Door {
  name: string;
  /** What is longer is refused before anybody reads it. */
  limitBytes: number;
  /** By name of the case. What was accepted is on main afterwards; configuration waits as a change request, as it needs approval. */
  judge(cases: readonly DoorCase[]): Promise<Map<string, Judgement>>;
}

/** Errors of what was refused unread. */
export const NOT_READ = ['413: not read'];

/** Bodies above it are refused for all plugins alike; see `backend` in app-config.yaml. */
export const PORTAL_LIMIT = 2 * 1024 * 1024;
/** Of Backstage's actions registry; it is no setting. */
const AGENT_LIMIT = 100 * 1024;
const REASON = 'Tried at every door';
const STATUS_TIMEOUT_MS = 120_000;

/** The API that the portal's pages use. */
export function portalDoor(changes: ChangesClient): Door {
  return {
    name: 'portal',
    limitBytes: PORTAL_LIMIT,
    judge: oneByOne(async edit => {
      try {
        await changes.createChangeSet(requestOf(edit));
        return [];
      } catch (error) {
        if (error instanceof ResponseError && error.response.status === 413) {
          return NOT_READ;
        }
        return errorsIn(findingsOf(error), error);
      }
    }),
  };
}

/** The registered action, as an agent calls it. */
export function agentDoor(session: PortalSession, portalUrl: string): Door {
  const action = `${portalUrl}/api/changes/.backstage/actions/v1/actions/changes:create/invoke`;
  return {
    name: 'agent',
    limitBytes: AGENT_LIMIT,
    judge: oneByOne(async edit => {
      const response = await session.authorizedFetch(action, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(edit)),
      });
      if (response.ok) return [];
      if (response.status === 413) return NOT_READ;
      const body = await response.json();
      return errorsIn(findingsOf({ body }), body);
    }),
  };
}

/**
 * `git push`: the reconciler takes what is right, and holds the rest where it is. Documents of teams go in one push, because each is
 * held by itself; configuration counts as a whole, so that each goes in a push of its own, and off again.
 */
export function handDoor(
  { copy, verdict }: OpenGitops,
  changes: ChangesClient,
): Door {
  const push = async () => {
    await copy.git('push', '--quiet', 'origin', 'HEAD:main');
    const sha = await copy.git('rev-parse', 'HEAD');
    await verdict(sha, { timeoutMs: STATUS_TIMEOUT_MS });
    return (await changes.getReconcilerStatus()).held;
  };
  const bring = async (cases: readonly DoorCase[]) => {
    await copy.git('pull', '--quiet', '--rebase', 'origin', 'main');
    const files = cases.map(({ path, content }) => [path, content]);
    await copy.commit(REASON, Object.fromEntries(files));
    return push();
  };
  const alone = oneByOne(async each => {
    const held = await bring([each]);
    await copy.git('revert', '--no-edit', 'HEAD');
    await push();
    const findings = held.flatMap(one => one.findings);
    return held.length === 0 ? [] : errorsIn(findings, held);
  });
  return {
    name: 'push by hand',
    limitBytes: Infinity,
    async judge(cases) {
      const configuration = cases.filter(({ path }) =>
        path.startsWith('platform/'),
      );
      const others = cases.filter(each => !configuration.includes(each));
      const judged = await alone(configuration);
      const held = await bring(others);
      for (const { name, path } of others) {
        const found = held.find(each => each.path === path);
        judged.set(
          name,
          judgementOf(found ? errorsIn(found.findings, found) : []),
        );
      }
      return judged;
    },
  };
}

/** Judges a case at a time, by the errors that it is refused with. */
export function oneByOne(
  refuse: (edit: DoorCase) => Promise<string[]>,
): Door['judge'] {
  return async cases => {
    const judged = new Map<string, Judgement>();
    for (const each of cases) {
      judged.set(each.name, judgementOf(await refuse(each)));
    }
    return judged;
  };
}

function judgementOf(errors: string[]): Judgement {
  return { verdict: errors.length === 0 ? 'accepted' : 'refused', errors };
}

/** Configuration goes onto main once it is approved; a proposal of it is judged the same. */
export function modeOf(path: string): ChangeSetRequest['mode'] {
  return path.startsWith('platform/') ? 'change-request' : 'commit';
}

function requestOf({ path, content }: DoorCase) {
  return {
    edits: [{ action: 'put' as const, path, content }],
    reason: REASON,
    mode: modeOf(path),
    idempotencyKey: `doors:${randomUUID()}`,
  };
}

/** What was refused without a finding says so itself: no two doors may agree on nothing. */
export function errorsIn(
  findings: readonly DocumentFinding[],
  answer: unknown,
): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [`no finding: ${describe(answer)}`];
  return errors.map(
    ({ document, path, constraint, message, fix }) =>
      `${document} ${path} [${constraint}] ${message} ${fix}`,
  );
}

function describe(answer: unknown): string {
  const text =
    answer instanceof Error ? answer.message : JSON.stringify(answer);
  return text.slice(0, 300);
}
