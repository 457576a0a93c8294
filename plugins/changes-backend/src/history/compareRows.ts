import { fieldChanges } from '@waymark/gitops';
import { readYaml } from '@waymark/platform-api';
import type { DocumentComparison } from '@waymark/plugin-changes-common';
import type { DocumentRow } from './rows';

/** One document at two moments; undefined when it is the same at both. */
export function compareRows(
  path: string,
  before: DocumentRow | undefined,
  after: DocumentRow | undefined,
): DocumentComparison | undefined {
  const was = present(before);
  const is = present(after);
  if (was?.content_hash === is?.content_hash) return undefined;
  const { team, kind, name } = is ?? was ?? {};
  return {
    path,
    ...(team && { team }),
    ...(kind && { kind }),
    ...(name && { name }),
    change: changeOf(was, is),
    ...textOf('before', was),
    ...textOf('after', is),
    fields: fieldsOf(was, is),
  };
}

/** A row that says a document was deleted is the absence of one. */
export function present<R extends Pick<DocumentRow, 'action'>>(
  row: R | undefined,
): R | undefined {
  return row?.action === 'put' ? row : undefined;
}

function changeOf(
  was: DocumentRow | undefined,
  is: DocumentRow | undefined,
): DocumentComparison['change'] {
  if (!was) return 'added';
  return is ? 'changed' : 'removed';
}

function textOf(key: 'before' | 'after', row: DocumentRow | undefined) {
  const content = row?.content;
  return content === null || content === undefined ? {} : { [key]: content };
}

function fieldsOf(
  was: DocumentRow | undefined,
  is: DocumentRow | undefined,
): DocumentComparison['fields'] {
  const before = valueOf(was);
  const after = valueOf(is);
  return before && after ? fieldChanges(before.value, after.value) : [];
}

/** Undefined for a text that cannot be read as one document. */
function valueOf(row: DocumentRow | undefined): { value: unknown } | undefined {
  if (!row) return { value: undefined };
  if (row.content === null) return undefined;
  const read = readYaml(row.content);
  return read.ok ? { value: read.value } : undefined;
}
