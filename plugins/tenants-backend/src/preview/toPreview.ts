import type { Platform } from '@waymark/platform-api';
import type {
  ChangeSetPreview,
  ObjectChange,
} from '@waymark/plugin-changes-common';
import {
  concernSchema,
  type GoldenPathPreview,
  type PreviewGroup,
  type PreviewMakes,
  type PreviewObject,
  type RunFinding,
} from '@waymark/plugin-tenants-common';
import { intentDocuments } from '../views/documents';
import { toRunFindings } from './findings';
import type { Plan } from './Planner';
import { quotaLines } from './quota';

/** The answer for values that do not make a document: what is wrong, and nothing else. */
export function refusedPreview(
  findings: RunFinding[],
  now: Date,
): GoldenPathPreview {
  return {
    valid: false,
    makes: [],
    objectCount: 0,
    groups: [],
    changes: [],
    quota: [],
    findings,
    approvals: [],
    notes: [],
    asOf: now.toISOString(),
  };
}

/** The answer for a plan, from what the changes plugin compiled of it. */
export function toPreview(options: {
  plan: Plan;
  compiled: ChangeSetPreview;
  /** Found beside the documents, such as a taken name. */
  further: RunFinding[];
  platform: Platform;
  repositoryUrl: string;
  now: Date;
}): GoldenPathPreview {
  const { plan, compiled, further, platform, now } = options;
  const { document, environment, team } = plan;
  const service = document.metadata.name;
  const objects = compiled.documents.flatMap(one =>
    one.objects.flatMap(object =>
      toObject(object, one.path === plan.path ? 'workload' : 'namespace'),
    ),
  );
  const groups = grouped(objects);
  const quota = quotaLines({
    platform,
    namespace: plan.namespace,
    environment,
    present: intentDocuments(plan.tree, 'WebService')
      .map(one => one.document)
      .filter(one => one.metadata.name !== service),
    requested: document,
  });
  const findings = [...further, ...toRunFindings(compiled.findings, plan.path)];
  return {
    valid: compiled.valid && !findings.some(one => one.severity === 'error'),
    service,
    team,
    environment,
    namespace: {
      name: plan.namespaceName,
      exists: plan.namespaceExists,
      target: plan.target,
    },
    makes: makes(plan, objects, options.repositoryUrl),
    objectCount: objects.length,
    groups,
    changes: plan.change.edits,
    quota,
    findings,
    approvals: plan.approvals,
    notes: plan.notes,
    asOf: now.toISOString(),
    base: compiled.base,
  };
}

type Sorted = { concern: PreviewGroup['concern']; object: PreviewObject };

function toObject(
  change: ObjectChange,
  origin: PreviewObject['origin'],
): Sorted[] {
  if (change.change === 'removed' || change.after === undefined) {
    return [];
  }
  return [
    {
      concern: concernSchema.catch('run').parse(change.concern),
      object: {
        apiVersion: change.apiVersion,
        kind: change.kind,
        name: change.name,
        ...(change.namespace && { namespace: change.namespace }),
        path: change.path,
        emitter: change.emitter ?? '',
        why: change.why ?? '',
        origin,
        yaml: change.after,
      },
    },
  ];
}

function grouped(objects: Sorted[]): PreviewGroup[] {
  return concernSchema.options.flatMap(concern => {
    const members = objects.filter(one => one.concern === concern);
    return members.length > 0
      ? [{ concern, objects: members.map(one => one.object) }]
      : [];
  });
}

function makes(
  plan: Plan,
  objects: Sorted[],
  repositoryUrl: string,
): PreviewMakes[] {
  const service = plan.document.metadata.name;
  const count = (origin: PreviewObject['origin']) =>
    objects.filter(({ object }) => object.origin === origin).length;
  const applications = objects.filter(
    ({ object }) =>
      object.kind === 'Application' && object.origin === 'workload',
  );
  return [
    {
      kind: 'repository',
      title: `Repository ${service}`,
      target: repositoryUrl,
      exists: false,
    },
    {
      kind: 'namespace',
      title: plan.namespaceExists
        ? `Namespace ${plan.namespaceName}, which the team has already`
        : `Namespace ${plan.namespaceName} with ${count('namespace')} objects`,
      target: plan.namespaceName,
      exists: plan.namespaceExists,
    },
    {
      kind: 'workload',
      title: `Workload ${service} with ${count('workload')} objects`,
      target: plan.path,
      exists: false,
    },
    ...applications.map(({ object }) => ({
      kind: 'application' as const,
      title: `Argo CD Application ${object.name}`,
      target: object.path,
      exists: false,
    })),
    {
      kind: 'catalog-entry',
      title: `Catalog entry ${service}`,
      target: `/catalog/default/component/${service}`,
      exists: false,
    },
    {
      kind: 'docs',
      title: `Documentation of ${service}`,
      target: `/docs/default/component/${service}`,
      exists: false,
    },
  ];
}
