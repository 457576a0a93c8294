/** What js-yaml says in the words of its grammar, in words of a person who writes YAML; the first that fits counts. */
const REASONS: readonly [reason: RegExp, message: string, fix: string][] = [
  [
    /^duplicated mapping key/,
    'this key is there twice in one map',
    'Remove one of the two.',
  ],
  [
    /^unexpected end of the stream within a flow collection/,
    'the text ends inside brackets or braces',
    'Close the [ or { that is still open above.',
  ],
  [
    /^missed comma between flow collection entries/,
    'a comma is missing inside brackets or braces',
    'Put a comma between the entries, or close the [ or { that is still open above.',
  ],
  [
    /^unexpected end of the (stream|document) within a (single|double) quoted/,
    'a quotation mark is not closed',
    'Close it where the text ends.',
  ],
  [
    /^tab characters must not be used in indentation/,
    'a tab is used to indent',
    'Indent with spaces; two a level.',
  ],
  [
    /^bad indentation of a (mapping|sequence) entry/,
    'the indentation does not fit the lines above',
    'Begin entries of one map or list in the same column, and quote a value that holds a colon and a space.',
  ],
  [
    /^can not read (a block mapping entry|an implicit mapping pair)/,
    'a key without its colon, or a value over several lines',
    'Write "key: value", with a space after the colon.',
  ],
  [
    /^(unknown tag|cannot resolve a node with|unacceptable node kind|undeclared tag)/,
    'a tag (!…) that is not read here',
    'Remove the tag; write plain text, numbers, lists and maps.',
  ],
  [
    /^unidentified alias/,
    'an alias (*…); none is read here',
    'Write the value out at each place, or quote a text that begins with "*".',
  ],
  [
    /^unknown escape sequence/,
    'an escape that YAML does not have',
    'Write a backslash twice, or use single quotes.',
  ],
  [
    /^nesting exceeded/,
    'the nesting is too deep',
    'Remove the nesting; no field needs it.',
  ],
  [
    /^(end of the stream or a document separator is expected)/,
    'this does not continue what is above',
    'Indent with spaces, never tabs, and begin keys of one map in the same column.',
  ],
];

/** Says what js-yaml found and what to do about it. */
export function explainYaml(reason: string): { message: string; fix: string } {
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  if (known) return { message: known[1], fix: known[2] };
  return {
    message: reason,
    fix: 'Look at colons (a space follows), quotation marks, brackets and indentation (spaces only) here and above.',
  };
}
