import { isDeepStrictEqual } from 'node:util';
import {
  DATA_SENSITIVITIES,
  type Platform,
  type WebService,
} from '@waymark/platform-api';
import { namespacePath, parsePath, type Location } from '../layout';
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

type Sensitivity = (typeof DATA_SENSITIVITIES)[number];

/** A rule and whose documents it is about. */
export type NeededReview = ApprovalRule & {
  team?: string;
  environment?: string;
  /** Of the most sensitive data that the documents, or the namespaces they lie in, say before or after; absent when none says it. */
  sensitivity?: Sensitivity;
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

/** What a change makes of a tree. */
interface BeforeAndAfter {
  before: Rendering;
  after: Rendering;
}

/**
 * What a change is to be reviewed for, each rule once for a team and environment: configuration, anything in production or where the
 * environment names approvers, and what it makes public or of a size of its own. What was so before is not asked for again. No change
 * takes itself out of a review: what an environment was, and how sensitive data was, counts as well as what it becomes.
 */
export function reviewsOfChange(
  edits: readonly Edit[],
  change: BeforeAndAfter,
): NeededReview[] {
  const found = edits.flatMap(({ path }): NeededReview[] => {
    const parsed = parsePath(path);
    if (!parsed.ok) return [];
    const { location } = parsed;
    if (location.type === 'platform') {
      const environment = guardedEnvironment(location, change);
      return [
        {
          ...CONFIGURATION,
          ...(environment && { environment }),
          documents: [path],
        },
      ];
    }
    if (!('team' in location)) return [];
    const { team, environment } = location;
    const sensitivity = highest(
      [path, namespacePath(team, environment)].flatMap(each => [
        sensitivityAt(change.before, each),
        sensitivityAt(change.after, each),
      ]),
    );
    return rulesAt(path, environment, change).map(rule => ({
      ...rule,
      team,
      environment,
      ...(sensitivity && { sensitivity }),
      documents: [path],
    }));
  });
  return found.flatMap((one, index) => {
    const same = found.filter(other => isSame(one, other));
    if (found.indexOf(same[0]) < index) return [];
    const sensitivity = highest(same.map(each => each.sensitivity));
    return {
      ...one,
      ...(sensitivity && { sensitivity }),
      documents: same.flatMap(({ documents }) => documents),
    };
  });
}

function rulesAt(
  path: string,
  environment: string,
  { after, before }: BeforeAndAfter,
): ApprovalRule[] {
  const place = [before, after]
    .map(rendering => environmentOf(rendering, environment))
    .find(each => reviewsOfPlace(each).length > 0);
  const is = workloadAt(after, path);
  const was = workloadAt(before, path);
  const known = was ? reviewsOfWorkload(was, undefined) : [];
  const rules = is ? reviewsOfWorkload(is, place) : reviewsOfPlace(place);
  return rules.filter(rule => !known.includes(rule));
}

/**
 * The environment whose people look at a change of configuration: the one that it is of, where somebody looked at what changes it
 * before. One that stays as it is, such as the built-in one that is put into Git, takes nobody.
 */
function guardedEnvironment(
  { kind, name }: Extract<Location, { type: 'platform' }>,
  { after, before }: BeforeAndAfter,
): string | undefined {
  if (kind !== 'environments') return undefined;
  const was = environmentOf(before, name);
  if (reviewsOfPlace(was).length === 0) return undefined;
  // While the configuration is not valid, what the document says shows only later.
  const isSameStill =
    after.platform.source === 'git' &&
    isDeepStrictEqual(was, environmentOf(after, name));
  return isSameStill ? undefined : name;
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

function environmentOf({ platform: { platform } }: Rendering, name: string) {
  const found = Object.entries(platform.environments);
  return found.find(([each]) => each === name)?.[1];
}

function sensitivityAt(
  rendering: Rendering,
  path: string,
): Sensitivity | undefined {
  return rendering.documents.get(path)?.document?.spec.dataSensitivity;
}

function highest(
  found: ReadonlyArray<Sensitivity | undefined>,
): Sensitivity | undefined {
  return DATA_SENSITIVITIES.findLast(each => found.includes(each));
}
