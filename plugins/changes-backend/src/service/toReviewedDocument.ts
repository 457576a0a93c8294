import {
  fieldChanges,
  parsePath,
  type Edit,
  type IntentTree,
  type Rendering,
} from '@waymark/gitops';
import { readYaml } from '@waymark/platform-api';
import type { ReviewedDocument } from '@waymark/plugin-changes-common';

/** One document before and after an edit, with the fields that differ. */
export function toReviewedDocument(
  { path, action, ...edit }: Edit,
  tree: IntentTree,
  after: Rendering,
): ReviewedDocument {
  const was = tree.get(path);
  const is = 'content' in edit && action === 'put' ? edit.content : undefined;
  const parsed = parsePath(path);
  const place =
    parsed.ok && 'team' in parsed.location ? parsed.location : undefined;
  const { kind, name } = after.documents.get(path) ?? {};
  return {
    path,
    change: changeOf(was, is),
    ...(place && { team: place.team, environment: place.environment }),
    ...(kind && { kind }),
    ...(name && { name }),
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is }),
    fields: fieldsOf(was, is),
  };
}

function changeOf(
  was: string | undefined,
  is: string | undefined,
): ReviewedDocument['change'] {
  if (was === is) return 'unchanged';
  if (was === undefined) return 'added';
  return is === undefined ? 'removed' : 'changed';
}

/** Aliases are refused by the reader, so that what is compared is a tree and no larger than its text. */
function fieldsOf(was: string | undefined, is: string | undefined) {
  const before = was === undefined ? undefined : readYaml(was);
  const after = is === undefined ? undefined : readYaml(is);
  if (before?.ok === false || after?.ok === false) return [];
  return fieldChanges(before?.value ?? {}, after?.value ?? {});
}
