/** @jest-environment node */
import { compare, describeDifferences } from './describeConfig';

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
