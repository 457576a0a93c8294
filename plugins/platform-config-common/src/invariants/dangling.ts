import { didYouMean } from '@waymark/platform-api';
import { placeOf } from '../documents/parse';
import { has, type ConfigurationTree } from '../documents/tree';
import { CONFIGURATION_KINDS, type ConfigurationKind } from '../kinds';
import { referencesOf, type ReferenceField } from '../relations/references';
import type { Break } from './invariant';

/** What documents name and is not there, of the fields that the table of references leaves to one invariant. */
export function dangling(
  tree: ConfigurationTree,
  invariant: ReferenceField['invariant'],
): Break[] {
  return [...tree.documents].flatMap(([path, document]) =>
    referencesOf(document, field => field.invariant === invariant).flatMap(
      ({ field, kind, name }) => unlessThere(tree, path, field, kind, name),
    ),
  );
}

/** The break of a document that names another one, unless that is there, readable or not. */
export function unlessThere(
  tree: ConfigurationTree,
  document: string,
  path: string,
  kind: ConfigurationKind,
  name: string,
): Break[] {
  if (has(tree, kind, name)) return [];
  const { folder, title } = CONFIGURATION_KINDS[kind];
  const known = [...tree.paths].flatMap(other => {
    const place = placeOf(other);
    return place?.folder === folder ? [place.name] : [];
  });
  return [missing(document, path, title.toLowerCase(), name, known)];
}

/** The break of a document that names what is not there. */
export function missing(
  document: string,
  path: string,
  what: string,
  name: string,
  known: readonly string[],
  where = '',
): Break {
  return {
    document,
    path,
    value: name,
    message: `There is no ${what} "${name}"${where}.`,
    fix: didYouMean(name, known),
  };
}
