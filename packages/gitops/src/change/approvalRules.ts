import type { Platform, WebService } from '@waymark/platform-api';
import { parsePath } from '../layout';
import type { Rendering } from '../render';
import { finding } from '../render/findings';
import type { DocumentFinding } from '../render/types';
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
  /** Paths of the documents that bring it about. */
  documents: string[];
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
const ENVIRONMENT: ApprovalRule = {
  rule: 'environment.approvers',
  kind: 'production-change',
  title: 'Environment review',
  reason: 'The environment names who looks at what changes it.',
  field: 'environment',
};
const CONFIGURATION: ApprovalRule = {
  rule: 'platform.configuration',
  kind: 'configuration-change',
  title: 'Platform review',
  reason: 'Configuration holds for every team.',
  field: 'path',
};

/** An environment, as far as rules look at it. */
type Environment = Pick<
  Platform['environments'][string],
  'approvers' | 'stage'
>;

/** What a workload in an environment is to be reviewed for. */
export function reviewsOfWorkload(
  { spec }: WebService,
  environment: Environment | undefined,
): ApprovalRule[] {
  return [
    ...(spec.runtime.size === 'custom' ? [CUSTOM_SIZE] : []),
    ...(spec.exposure.type === 'public' ? [PUBLIC] : []),
    ...reviewsOfPlace(environment),
  ];
}

/** What anything in an environment is to be reviewed for. */
function reviewsOfPlace(environment: Environment | undefined): ApprovalRule[] {
  if (environment?.stage === 'production') return [PRODUCTION];
  return environment?.approvers ? [ENVIRONMENT] : [];
}

/**
 * What a change is to be reviewed for, each rule once for a team and environment: configuration, anything in production or where the
 * environment names approvers, and what it makes public or of a size of its own. What was so before is not asked for again.
 */
export function reviewsOfChange(
  edits: readonly Edit[],
  { before, after }: { before: Rendering; after: Rendering },
): NeededReview[] {
  const found = edits.flatMap(({ path }): NeededReview[] => {
    const parsed = parsePath(path);
    if (!parsed.ok) return [];
    const { location } = parsed;
    if (location.type === 'platform') {
      return [{ ...CONFIGURATION, documents: [path] }];
    }
    if (!('team' in location)) return [];
    const { team, environment } = location;
    const { environments } = after.platform.platform;
    const place = environments[environment];
    const is = workloadAt(after, path);
    const was = workloadAt(before, path);
    const known = was ? reviewsOfWorkload(was, undefined) : [];
    const rules = is ? reviewsOfWorkload(is, place) : reviewsOfPlace(place);
    return rules
      .filter(rule => !known.includes(rule))
      .map(rule => ({ ...rule, team, environment, documents: [path] }));
  });
  return found.flatMap((one, index) =>
    found.findIndex(other => isSame(one, other)) < index
      ? []
      : {
          ...one,
          documents: found
            .filter(other => isSame(one, other))
            .flatMap(({ documents }) => documents),
        },
  );
}

/** Why edits may not go onto main at once: what is said of each that others look at first. */
export function withoutReview(
  edits: readonly Edit[],
  reviews: readonly NeededReview[],
): DocumentFinding[] {
  return reviews.map(({ documents, reason, rule, title }) =>
    finding(documents[0] ?? edits[0]?.path ?? '', {
      path: '',
      constraint: 'approval.required',
      value: rule,
      message: `${title}: ${reason}`,
      fix: 'Propose it as a change request (mode change-request, or --propose); it goes onto main once it is approved.',
    }),
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
