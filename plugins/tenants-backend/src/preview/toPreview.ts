import type { Platform } from '@waymark/platform-api';
import type {
  ChangeSetPreview,
  ObjectChange,
} from '@waymark/plugin-changes-common';
import {
  concernSchema,
  type GoldenPathPreview,
  type PreviewObject,
  type RunFinding,
} from '@waymark/plugin-tenants-common';
import { runningDocuments } from '../views/documents';
import { toRunFindings } from './findings';
import { grouped, makes, type Sorted } from './makes';
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
    present: runningDocuments(plan.tree, 'WebService')
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
    makes: makes(plan, objects, platform, options.repositoryUrl),
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

function toObject(
  change: ObjectChange,
  origin: PreviewObject['origin'],
): Sorted<PreviewObject>[] {
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
