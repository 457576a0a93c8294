import type { WebService } from '@waymark/platform-api';
import { parsePath } from '../layout';
import type { Rendering } from '../render';
import type { Edit } from '../tree/tree';

/** Why something is looked at by others before it counts. */
export interface ApprovalRule {
  rule: string;
  /** Kind of the request that asks for it. */
  kind:
    | 'configuration-change'
    | 'custom-size'
    | 'public-route'
    | 'production-change';
  title: string;
  reason: string;
  /** Field of a form that brings it about. */
  field: string;
}

/** A rule and whose documents it is about. */
export type NeededReview = ApprovalRule & {
  team?: string;
  environment?: string;
};

const CUSTOM_SIZE: ApprovalRule = {
  rule: 'size.custom',
  kind: 'custom-size',
  title: 'Capacity review',
  reason:
    'A size outside the profiles is checked against the capacity of the cluster.',
  field: 'size',
};
const PUBLIC: ApprovalRule = {
  rule: 'exposure.public',
  kind: 'public-route',
  title: 'Security review of the public route',
  reason:
    'Anyone on the internet can reach it, so TLS and firewall class are looked at first.',
  field: 'exposure',
};
const PRODUCTION: ApprovalRule = {
  rule: 'environment.production',
  kind: 'production-change',
  title: 'Production review',
  reason: 'What runs in production is seen by a second person first.',
  field: 'environment',
};
const CONFIGURATION: ApprovalRule = {
  rule: 'platform.configuration',
  kind: 'configuration-change',
  title: 'Platform review',
  reason: 'Configuration holds for every team.',
  field: 'path',
};

/** What a workload in a stage is to be reviewed for. */
export function reviewsOfWorkload(
  { spec }: WebService,
  stage: string | undefined,
): ApprovalRule[] {
  return [
    ...(spec.runtime.size === 'custom' ? [CUSTOM_SIZE] : []),
    ...(spec.exposure.type === 'public' ? [PUBLIC] : []),
    ...(stage === 'production' ? [PRODUCTION] : []),
  ];
}

/**
 * What a change is to be reviewed for, each rule once for a team and environment: configuration, anything in production, and what it
 * makes public or of a size of its own. What was so before is not asked for again.
 */
export function reviewsOfChange(
  edits: readonly Edit[],
  { before, after }: { before: Rendering; after: Rendering },
): NeededReview[] {
  const found = edits.flatMap(({ path }): NeededReview[] => {
    const parsed = parsePath(path);
    if (!parsed.ok) return [];
    const { location } = parsed;
    if (location.type === 'platform') return [CONFIGURATION];
    if (!('team' in location)) return [];
    const { team, environment } = location;
    const { environments } = after.platform.platform;
    const stage = environments[environment]?.stage;
    const is = workloadAt(after, path);
    const was = workloadAt(before, path);
    const known = was ? reviewsOfWorkload(was, undefined) : [];
    const rules = is
      ? reviewsOfWorkload(is, stage)
      : [...(stage === 'production' ? [PRODUCTION] : [])];
    return rules
      .filter(rule => rule === PRODUCTION || !known.includes(rule))
      .map(rule => ({ ...rule, team, environment }));
  });
  return found.filter(
    (one, index) => found.findIndex(other => isSame(one, other)) === index,
  );
}

function isSame(one: NeededReview, other: NeededReview): boolean {
  return (
    one.rule === other.rule &&
    one.team === other.team &&
    one.environment === other.environment
  );
}

function workloadAt(
  rendering: Rendering,
  path: string,
): WebService | undefined {
  const document = rendering.documents.get(path)?.document;
  return document?.kind === 'WebService' ? document : undefined;
}
