import type { Notice } from '@waymark/outbox';
import { runSlug, type RunState } from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import { isActive } from '../service/states';

/** What a run came to. */
export type Outcome = 'done' | 'failed';

/**
 * What a change of state came to, if that is news: a run is told of when it is done and when it fails, and not when who
 * asked for it has it removed.
 */
export function outcomeOf(
  before: RunState,
  run: RunRow,
  actor: string,
): Outcome | undefined {
  if (!isActive(before) || isActive(run.state)) return undefined;
  if (run.state === 'done') return 'done';
  const byOneself = run.state === 'cleaning' && actor === run.requested_by;
  return byOneself ? undefined : 'failed';
}

/**
 * What to tell of a run, and to whom. Why it failed is on its page only: the reason is an error's text, which may quote
 * anything.
 *
 * @param step - title of the step it stopped at
 */
export function runNotice(
  run: RunRow,
  outcome: Outcome,
  step?: string,
): Notice {
  const { service, team, environment } = run;
  const link = `/runs/${encodeURIComponent(
    runSlug({ id: run.id, idempotencyKey: run.idempotency_key }),
  )}`;
  const common = {
    key: `run:${run.id}:${run.attempt}:${outcome}`,
    to: [recipientOf(run)],
    link,
    topic: 'Runs',
  };
  return outcome === 'done'
    ? {
        ...common,
        title: `${service} is made`,
        description: `Team ${team} has it in ${environment}. The run links to all of it.`,
        severity: 'normal',
      }
    : {
        ...common,
        title: `${service} was not made`,
        description: `${
          step ? `It stopped at “${step}”. ` : ''
        }What it left is being removed. Open the run: it says why, and starts again from what you entered.`,
        severity: 'high',
      };
}

/** Who asked for it; the team, if that was not a person. */
function recipientOf({ requested_by: ref, team }: RunRow): string {
  return ref.startsWith('user:') ? ref : `group:default/${team}`;
}
