/** What a rule of the contract says about a value, in words for whoever wrote it. */
export interface BrokenRule {
  constraint: string;
  message: string;
  fix: string;
}

type Words = (...parts: string[]) => BrokenRule;

const rule = (constraint: string, message: string, fix: string) => ({
  constraint: `request.${constraint}`,
  message,
  fix,
});

const TYPES: Readonly<Record<string, string>> = {
  string: 'Give a text.',
  number: 'Give a number.',
  integer: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  object: 'Give an object.',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'Give the whole id, 36 characters, as the list shows it.',
  'date-time': 'Write a time in ISO 8601, such as 2026-11-20T10:00:00Z.',
  uri: 'Write a whole address, such as https://example.com/page.',
};

/** What texts of a form are called, by a part of the pattern that tells the form. */
const FORMS: ReadonlyArray<readonly [part: string, fix: string]> = [
  [
    '[0-9a-f]{7,40}|\\d{4}',
    'Write a time in ISO 8601 (2026-11-20T10:00:00Z), a day (2026-11-20), or a commit.',
  ],
  ['^[0-9a-f]{40}$', 'Give the whole commit, 40 characters of 0-9 and a-f.'],
  ['^[0-9a-f]{64}$', 'Give the whole hash, 64 characters of 0-9 and a-f.'],
  [
    '\\d{4}|\\d\\d[2468]',
    'Write a time in ISO 8601, such as 2026-11-20T10:00:00Z.',
  ],
  [
    '^(user|group):',
    'Write a person or group as user:default/name or group:default/name.',
  ],
  ['^user:', 'Write a person as user:default/name.'],
  ['^[a-z]+:', 'Write an entity as kind:default/name.'],
  ['https?:', 'Write a path that begins with /, or an https address.'],
  ['._:/@-]{7,', 'Use 8 to 200 letters, digits and . _ : / @ -, no spaces.'],
  ['^[a-z', 'Use lower-case letters, digits and hyphens.'],
];

function formOf(pattern: string): string {
  const form = FORMS.find(([part]) => pattern.includes(part));
  return form?.[1] ?? 'The API description says how it is written.';
}

/** Sentences of the validator's JSON Schema library, and ours. */
const SENTENCES: ReadonlyArray<readonly [RegExp, Words]> = [
  [
    /^must NOT have fewer than (\d+) (characters|items|properties)$/,
    (least, what) =>
      rule('too_small', 'It is too short.', `Give ${least} ${what} or more.`),
  ],
  [
    /^must NOT have more than (\d+) (characters|items|properties)$/,
    (most, what) =>
      rule('too_big', 'It is too long.', `Give ${most} ${what} or fewer.`),
  ],
  [
    /^must be <=? (\S+)$/,
    most => rule('too_big', 'It is too much.', `Use ${most} or less.`),
  ],
  [
    /^must be >=? (\S+)$/,
    least => rule('too_small', 'It is too little.', `Use ${least} or more.`),
  ],
  [
    /^must be equal to one of the allowed values(?:: (.*))?$/,
    (known = 'what the API description lists') =>
      rule('invalid_value', 'There is no such value.', `Use one of ${known}.`),
  ],
  [
    /^must have required property '(.*)'$/,
    () => rule('required', 'It is missing.', 'Add it.'),
  ],
  [
    /^must NOT have additional properties$/,
    () =>
      rule(
        'unrecognized_keys',
        'It has a field that is not known here.',
        'Leave out what the API description does not name.',
      ),
  ],
  [
    /^must be (string|number|integer|boolean|array|object|null)$/,
    type => rule('invalid_type', 'It is of another type.', TYPES[type] ?? ''),
  ],
  [
    /^must match format "(.*)"$/,
    format =>
      rule(
        'invalid_format',
        'It is not written like this.',
        FORMATS[format] ?? `Write it as a ${format}.`,
      ),
  ],
  [
    /^must match pattern "(.*)"$/,
    pattern =>
      rule('invalid_format', 'It is not written like this.', formOf(pattern)),
  ],
];

/** A sentence of the validator in our words; undefined for one that is none of a rule. */
export function brokenRule(sentence: string): BrokenRule | undefined {
  for (const [pattern, words] of SENTENCES) {
    const found = pattern.exec(sentence);
    if (found) return words(...found.slice(1));
  }
  return undefined;
}
