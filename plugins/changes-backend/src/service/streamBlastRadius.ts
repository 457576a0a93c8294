import {
  blastRadius,
  streamInSlices,
  type ValidatedChange,
} from '@waymark/gitops';
import type { TenantScope } from '@waymark/plugin-access-node';
import type { BlastRadiusEvent } from '@waymark/plugin-changes-common';
import { atForge } from '../repository/atForge';
import type { RollOuts } from '../roll-out/RollOuts';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { ReviewSubject } from './ReviewSubjects';

/** Compares the whole fleet, tells of it in batches, and lets others work in between. */
export async function* streamBlastRadius(
  subject: ReviewSubject,
  options: {
    repository: GitopsRepository;
    rollOuts: Pick<RollOuts, 'left'>;
    scope?: TenantScope;
    now: Date;
  },
): AsyncGenerator<BlastRadiusEvent> {
  const { repository, rollOuts, scope } = options;
  const { against, edits, open, tree } = subject;
  const platform = await repository.platformAt(against);
  const change = await repository.validate(tree, edits, platform);
  yield {
    type: 'started',
    asOf: options.now.toISOString(),
    against,
    valid: change.valid,
  };
  const { before, after } = change;
  const comparison = blastRadius({
    before,
    after,
    lastGood: await lastGoodOf(repository, against, change),
    ...(open && { stopped: await rollOuts.left() }),
    isShown: team =>
      !scope || scope.all || (team !== undefined && scope.teams.includes(team)),
  });
  const slices = streamInSlices(comparison);
  for (;;) {
    const next = await slices.next();
    if (next.done) {
      yield { type: 'done', radius: next.value };
      return;
    }
    yield { type: 'progress', ...next.value };
  }
}

/** Only what the change mends is compared with its last good output. */
async function lastGoodOf(
  repository: GitopsRepository,
  against: string,
  { before, after }: ValidatedChange,
) {
  const mended = [...before.held.keys()].some(path => !after.held.has(path));
  if (!mended) return undefined;
  const { lastGood } = repository.toReconcile;
  const found = await atForge(() => lastGood.at(against, before.held));
  return new Map([...found].map(([path, { files }]) => [path, files]));
}
