import { showValue } from './showValue';

interface Explanation {
  message: string;
  fix: string;
}

const DIGEST = /@sha256:/;

const QUANTITY: [string, string] = [
  'a quantity of memory or storage',
  'Use binary units: 512Mi, 2Gi, 1Ti.',
];
const CPU: [string, string] = [
  'a quantity of CPU',
  'Use cores or millicores: 2, 1.5, 250m.',
];

const FIELDS: Record<string, [string, string] | undefined> = {
  host: [
    'a host name',
    'Use a fully qualified name in lower case, such as search.internal.meridian.example.',
  ],
  providerRef: [
    'a key of the secret store',
    'Name the key, such as team/environment/name; no "..", no leading slash, never the value itself.',
  ],
  version: [
    'a semantic version',
    'Use three numbers, such as 1.4.0 (semver.org), without build metadata.',
  ],
  ttl: ['a duration', 'Use whole days or hours in ISO 8601: P14D, PT12H.'],
  region: ['a region', 'Use the region as nodes are labelled: eu-central-1.'],
  cpu: CPU,
  cpuRequest: CPU,
  memory: QUANTITY,
  memoryLimit: QUANTITY,
  memoryRequest: QUANTITY,
  storage: QUANTITY,
  costCenter: [
    'a cost center',
    'Use letters, digits, hyphens, dots and underscores; at most 63 characters.',
  ],
  scope: ['an Azure scope', 'Begin with /subscriptions/<id>.'],
  resources: ['an ARN', 'Use a full ARN: arn:aws:s3:::bucket/*.'],
  permissions: [
    'a permission',
    'AWS: service:Action, such as s3:GetObject. Azure: a role definition, such as Storage Blob Data Reader.',
  ],
  schedule: [
    'a schedule',
    'Use five fields of cron: minute, hour, day of month, month, day of week, such as 0 16 * * 5.',
  ],
  duration: ['a duration', 'Use whole hours or minutes: 62h, 90m.'],
  'source-commit': [
    'a commit',
    'Use the full SHA of the commit: 40 or 64 hex digits.',
  ],
};

/** Says in words what a pattern wants; by field where the field has something to say. */
export function explainPattern(
  path: string,
  format: string,
  value: unknown,
): Explanation {
  const shown = JSON.stringify(showValue(value)) ?? 'nothing';
  const field = path.replace(/\[\d+\]/g, '').replace(/^.*\./, '');
  if (field === 'image') return explainImage(shown, value);
  const known = FIELDS[field];
  if (known) return { message: `${shown} is not ${known[0]}.`, fix: known[1] };
  if (format === 'url') {
    return {
      message: `${shown} is not a URL.`,
      fix: 'Write a complete URL with https://.',
    };
  }
  return {
    message: `${shown} is not a name.`,
    fix: 'Use lower-case letters, digits and hyphens; begin with a letter, end with a letter or digit.',
  };
}

function explainImage(shown: string, value: unknown): Explanation {
  return typeof value === 'string' && !DIGEST.test(value)
    ? {
        message: `${shown} names an image by tag, and a tag can be moved.`,
        fix: 'Pin it by digest: registry/repository@sha256:<64 hex digits>. CI writes this for you.',
      }
    : {
        message: `${shown} is not an image reference by digest.`,
        fix: 'Write registry/repository@sha256:<64 hex digits>, in lower case.',
      };
}
