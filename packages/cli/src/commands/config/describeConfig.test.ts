/** @jest-environment node */
import { compare } from './compare';
import { describeDifferences, describeSent } from './describeConfig';
import { sendEdits } from './sendEdits';

const team = 'platform/teams/assistant.yaml';
const quota = 'platform/quotas/small.yaml';
const size = 'platform/sizes/small.yaml';
const onMain = (texts: Record<string, string>) => ({
  documents: Object.entries(texts).map(([path, content]) => ({
    path,
    content,
    held: false,
    findings: [],
  })),
});

it('tells each document that differs, and the fields of those on both sides', () => {
  const main = onMain({
    [team]: 'spec:\n  title: Assistant\n  quota: { cpu: "384" }\n',
    [quota]: 'spec: { pods: 60 }\n',
  });
  const folder = new Map([
    [team, 'spec:\n  title: Assistant\n  quota: { cpu: "400", gpus: 2 }\n'],
    [size, 'spec: {}\n'],
    ['tenants/assistant/staging/x.yaml', 'spec: {}\n'],
  ]);
  expect(describeDifferences(compare(folder, main))).toBe(
    `removed  ${quota}
added    ${size}
changed  ${team}
  spec.quota.cpu: "384" → "400"
  spec.quota.gpus: nothing → 2
`,
  );
});

it('tells a change that no field shows, and one that cannot be read', () => {
  const main = onMain({ [team]: 'spec: {}\n', [size]: 'spec: {}\n' });
  const folder = new Map([
    [team, '# Why\nspec: {}\n'],
    [size, 'spec: ['],
  ]);
  expect(describeDifferences(compare(folder, main))).toBe(
    `changed  ${size}
changed  ${team}
  only comments or layout
`,
  );
});

it('says when there is nothing to tell', () => {
  expect(describeDifferences(compare(new Map(), onMain({})))).toBe(
    'No difference\n',
  );
});

it('says in a dry run what the verb would say: fields, reviews, and that it is refused without --propose', async () => {
  const edits = [
    { action: 'put' as const, path: quota, content: 'spec: { pods: 80 }\n' },
  ];
  const changes: Parameters<typeof sendEdits>[0]['changes'] = {
    createChangeSet: () => {
      throw new Error('A dry run writes nothing');
    },
    preview: async ({ reason }) => ({
      base: 'a'.repeat(40),
      valid: true,
      findings: [],
      approvals: [
        {
          rule: 'platform',
          kind: 'configuration-change',
          title: 'Platform review',
          // The portal judges it as it would the verb's.
          reason: reason ?? '',
          documents: [quota],
        },
      ],
      documents: [{ path: quota, action: 'put', objects: [] }],
    }),
    getPlatform: async () => onMain({ [quota]: 'spec: { pods: 60 }\n' }),
  };
  const send = (mode: 'commit' | 'change-request') =>
    sendEdits({ changes }, edits, {
      dryRun: true,
      mode,
      reason: 'More sidecars',
    });
  const refused = await send('commit');
  expect(refused).toMatchObject({ valid: false, needsProposal: true });
  expect(describeSent(refused)).toBe(`changed  ${quota}
  spec.pods: 60 → 80
review: Platform review: More sidecars
Nothing is written: it is to be reviewed first, so ask for it with --propose
`);
  expect((await send('change-request')).valid).toBe(true);
});
