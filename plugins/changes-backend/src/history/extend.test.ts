import type { Step } from '@waymark/gitops';
import { hashRow } from './chain';
import { EMPTY, extend } from './extend';

const id = (digit: number) => `${digit}`.repeat(40);
const person = { name: 'Emil', email: 'emil@meridian.example' };

const step = (digit: number, rest: Partial<Step> = {}): Step => ({
  commit: id(digit),
  ...(digit > 1 && { previous: id(digit - 1) }),
  parents: digit > 1 ? [id(digit - 1)] : [],
  author: person,
  committer: person,
  committedAt: new Date(`2026-11-0${digit}T00:00:00Z`),
  subject: 'By hand',
  message: 'By hand',
  trailers: [],
  files: [],
  ...rest,
});
const put = (path: string, content = 'kind: SizeProfile\n') => ({
  path,
  action: 'put' as const,
  hash: 'a'.repeat(64),
  content,
});

describe('extend', () => {
  const steps = [
    step(1, { files: [put('README.md')] }),
    step(2, {
      files: [put('platform/sizes/b.yaml'), put('platform/sizes/a.yaml')],
    }),
    step(3, {
      files: [
        { path: 'tenants/assistant/staging/rag.yaml', action: 'delete' },
        put('tenants/assistant/notes.txt'),
      ],
    }),
  ];

  it('numbers commits and rows without gaps, each with the hash of the one before', () => {
    const { commits, snapshots, head } = extend(EMPTY, steps, new Map());
    expect(
      commits.map(({ position, documents, seq }) => [position, documents, seq]),
    ).toEqual([
      [0, 0, 0],
      [1, 2, 2],
      [2, 1, 3],
    ]);
    expect(snapshots.map(({ seq, path }) => [seq, path])).toEqual([
      [1, 'platform/sizes/a.yaml'],
      [2, 'platform/sizes/b.yaml'],
      [3, 'tenants/assistant/staging/rag.yaml'],
    ]);
    expect(snapshots.map(row => row.previous_hash)).toEqual([
      EMPTY.head,
      snapshots[0].hash,
      snapshots[1].hash,
    ]);
    expect(head).toMatchObject({ position: 2, head: snapshots[2].hash });
  });

  it('gives the same chain however the line is cut', () => {
    const whole = extend(EMPTY, steps, new Map());
    const first = extend(EMPTY, steps.slice(0, 2), new Map());
    const rest = extend(first.head, steps.slice(2), new Map());
    expect(rest.head).toEqual(whole.head);
  });

  it('encodes rows as the decision says, so that chains of today verify tomorrow', () => {
    const [row] = extend(EMPTY, steps, new Map()).snapshots;
    expect(hashRow(row)).toBe(
      '58fbb143458b8a4b3a9097b889c01adac762246297e1c48ca2bfa5a04bb5bcd7',
    );
  });

  it('finds team, kind and name where a document lies', () => {
    const [row] = extend(EMPTY, [steps[2]], new Map()).snapshots;
    expect(row).toMatchObject({
      team: 'assistant',
      kind: 'WebService',
      name: 'rag',
      content: null,
      content_hash: null,
    });
  });

  it('never goes back in time', () => {
    const early = new Date('2001-01-01T00:00:00Z');
    const { commits } = extend(
      EMPTY,
      [step(1), step(2, { committedAt: early }), step(3)],
      new Map(),
    );
    expect(commits.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2026-11-01',
      '2026-11-01',
      '2026-11-03',
    ]);
    expect(commits[1].committed_at).toEqual(early);
  });
});
