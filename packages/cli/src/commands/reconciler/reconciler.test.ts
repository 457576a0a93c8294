import type {
  Delivery,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import type { NamespaceView } from '@waymark/plugin-tenants-common';
import { describeDrift } from './describeDrift';
import { readDrift } from './readDrift';
import { describeStatus, isUnhindered } from './status';

const at = '2026-05-04T12:00:03.000Z';
const told = { source: 'Argo CD, local', asOf: at };
const status: ReconcilerStatus = {
  asOf: at,
  intent: { commit: 'a', committedAt: at },
  rendered: { commit: 'b', committedAt: at },
  upToDate: true,
  queue: { commits: 1, changeSets: 0 },
  latency: { p50: 'PT7.757S', p95: 'PT785.004S', sample: 1, window: 'PT24H' },
  lag: 'PT0S',
  held: [],
  rollOuts: [],
  browse: { commit: '', document: '' },
};
const delivery: Delivery = {
  asOf: at,
  steps: [
    { stage: 'rendered', state: 'reached', at, lag: 'PT7.757S', ...told },
    {
      stage: 'synced',
      state: 'unknown',
      reason: 'connect ECONNREFUSED '.repeat(20),
      ...told,
    },
  ],
  clusters: [
    { name: 'local', state: 'unreachable', reason: 'ECONNREFUSED', asOf: at },
  ],
  behind: [],
};

describe('the status', () => {
  it('is not good while a connected cluster does not answer', () => {
    expect(isUnhindered({ status, delivery })).toBe(false);
    expect(
      isUnhindered({ status, delivery: { ...delivery, clusters: [] } }),
    ).toBe(true);
  });

  it('is written for people: durations, moments, amounts, and reasons beside the table', () => {
    const lines = describeStatus({ status, delivery }).split('\n');
    expect(lines[1]).toMatch(
      /rendered +reached +7\.8 s +2026-05-04 12:00:03 UTC/,
    );
    expect(lines.slice(0, 3).every(line => line.length < 100)).toBe(true);
    expect(lines).toContain('queue     1 commit, 0 change sets');
    expect(lines).toContain(
      'latency   p50 7.8 s, p95 13 min 05 s of 1 run in 1 d 0 h',
    );
    expect(lines.join('\n')).not.toMatch(/PT\d|\d{2}Z/);
  });

  it('says what is wrong with a held document, and how to mend it', () => {
    const path = 'tenants/assistant/development/rag.yaml';
    const held: ReconcilerStatus['held'] = [
      {
        path,
        lastGood: true,
        findings: [
          {
            document: path,
            path: 'spec.runtime.size',
            constraint: 'enum',
            message: 'It is none of the sizes.',
            fix: 'Use small.',
            severity: 'error',
          },
        ],
      },
    ];
    expect(describeStatus({ status: { ...status, held }, delivery })).toContain(
      `held      1 document\n  ${path}\n    spec.runtime.size: It is none of the sizes. Use small.\n`,
    );
  });
});

describe('drift', () => {
  const namespace: NamespaceView = {
    name: 'assistant-production',
    team: 'assistant',
    environment: 'production',
    path: 'tenants/assistant/production/namespace.yaml',
    quota: [],
    held: [],
    services: ['rag'],
    reality: { state: 'healthy', reason: '' },
    links: [],
  };
  const portal = {
    changes: { getDrift: async () => ({ asOf: at, applications: [] }) },
    tenants: { listNamespaces: async () => ({ items: [namespace], asOf: at }) },
  };

  it('says of what waits for a person what a sync makes', () => {
    const object = {
      path: 'local/assistant-production/rag/pdb.yaml',
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      name: 'rag',
      state: 'missing' as const,
      differences: [],
    };
    const text = describeDrift({
      asOf: at,
      applications: [
        {
          cluster: 'local',
          name: 'rag-production',
          path: 'local/assistant-production/rag',
          state: 'to-sync',
          compared: 1,
          selfHeals: false,
          objects: [
            object,
            { ...object, name: 'rag-old', state: 'to-prune' as const },
          ],
        },
      ],
    });
    expect(text).toBe(
      [
        'rag-production on local: waits for a person; a sync does what follows (1 object compared)',
        '  PodDisruptionBudget rag: is made',
        '  PodDisruptionBudget rag-old: was in the last sync, is removed by a sync that prunes',
        'as of 2026-05-04 12:00:03 UTC',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['local', './waymark cluster kubectl --'],
    ['eu-1', 'kubectl'],
  ])('names what removes from cluster %s with %s', (cluster, program) => {
    const text = describeDrift({
      asOf: at,
      applications: [
        {
          cluster,
          name: 'rag-production',
          path: `${cluster}/assistant-production/rag`,
          state: 'to-remove',
          compared: 0,
          selfHeals: false,
          objects: [],
        },
      ],
    });
    expect(text).toContain(
      `\n  ${program} --namespace argocd delete application rag-production --wait=false\n`,
    );
  });

  it('refuses what is not there, and names what is', async () => {
    await expect(
      readDrift(portal, { namespace: 'nonsense', service: 'x' }),
    ).rejects.toMatchObject({
      message: 'There is no namespace nonsense',
      fix: 'One of: assistant-production.',
      exitCode: 2,
    });
    await expect(
      readDrift(portal, { namespace: 'assistant-production', service: 'x' }),
    ).rejects.toMatchObject({ fix: 'One of: rag.' });
    await expect(readDrift(portal, { service: 'x' })).rejects.toThrow(
      '--service names a workload of a namespace',
    );
    await expect(
      readDrift(portal, { namespace: 'assistant-production', service: 'rag' }),
    ).resolves.toMatchObject({ applications: [] });
  });
});
