import { TouchedDocument } from '@waymark/plugin-changes-common';

/** What a commit did, by its most telling document. */
export type Deed = {
  document: TouchedDocument;
  /** Where the same was done to the same thing. */
  environments: string[];
  /** How many documents more the commit touched. */
  others: number;
};

const RANK: ReadonlyArray<TouchedDocument['type']> = [
  'workload',
  'namespace',
  'platform',
  'grant',
];

const rankOf = ({ type }: TouchedDocument) =>
  type ? RANK.indexOf(type) : RANK.length;

const subjectOf = ({ type, change, team, kind, name, path }: TouchedDocument) =>
  JSON.stringify(type ? [type, change, team ?? kind, name] : [change, path]);

/** Puts a commit's documents into one deed: the same change of one service in several environments is one thing. */
export function deedOf(
  documents: readonly TouchedDocument[],
  count: number,
): Deed | undefined {
  const [first] = [...documents].sort((a, b) => rankOf(a) - rankOf(b));
  if (!first) return undefined;
  const same = documents.filter(
    document => subjectOf(document) === subjectOf(first),
  );
  return {
    document: first,
    environments: same.flatMap(({ environment }) => environment ?? []),
    others: count - same.length,
  };
}
