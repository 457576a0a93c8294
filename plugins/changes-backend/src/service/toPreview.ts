import {
  diffObjects,
  parsePath,
  type Edit,
  type NeededReview,
  type ObjectDiff,
  type ValidatedChange,
} from '@waymark/gitops';
import type {
  ChangeSetPreview,
  DocumentPreview,
  ObjectChange,
} from '@waymark/plugin-changes-common';

/** What a validated change would make, as it is shown. */
export function toPreview(
  base: string,
  edits: readonly Edit[],
  change: ValidatedChange,
  reviews: readonly NeededReview[],
): ChangeSetPreview {
  return {
    base,
    valid: change.valid,
    findings: change.findings,
    approvals: reviews.map(({ field, ...review }) => review),
    documents: edits.map(edit => documentPreview(edit, change)),
  };
}

function documentPreview(
  { path, action }: Edit,
  { before, after }: ValidatedChange,
): DocumentPreview {
  const was = before.documents.get(path);
  const is = after.documents.get(path);
  const parsed = parsePath(path);
  const place =
    parsed.ok && 'team' in parsed.location ? parsed.location : undefined;
  const { kind, name } = is ?? was ?? {};
  return {
    path,
    action,
    ...(place && { team: place.team, environment: place.environment }),
    ...(kind && { kind }),
    ...(name && { name }),
    objects: diffObjects(was, is).map(objectChange),
    ...(is?.usage && { usage: { ...is.usage } }),
  };
}

function objectChange({
  change,
  compiled,
  before,
  after,
}: ObjectDiff): ObjectChange {
  const { object, path, concern, emitter, why } = compiled;
  const { name, namespace } = object.metadata;
  return {
    change,
    path,
    apiVersion: object.apiVersion,
    kind: object.kind,
    name,
    ...(namespace && { namespace }),
    concern,
    emitter,
    why,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}
