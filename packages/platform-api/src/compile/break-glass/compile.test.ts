/** @jest-environment node */
import {
  compileBreakGlass,
  defaultPlatform,
  isBreakGlassFile,
  parseDocument,
  type BreakGlass,
  type TenantNamespace,
} from '../..';
import { validateObjects } from '../../__testUtils__/validateObjects';

const ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const access: BreakGlass = {
  id: ID,
  person: 'user:default/fatima-haddad',
  user: 'fatima.haddad@meridian.example',
  role: 'deployer',
  reason: 'The rollout hangs: it must be stopped\nby hand.',
  expiresAt: '2026-11-21T15:00:00.000Z',
};

function namespace(environment: string): TenantNamespace {
  const parsed = parseDocument({
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'TenantNamespace',
    metadata: { name: `assistant-${environment}` },
    spec: {
      owner: 'assistant',
      tier: 'shared-standard',
      quota: { profile: 'small' },
    },
  });
  if (!parsed.ok || parsed.document.kind !== 'TenantNamespace') {
    throw new Error(JSON.stringify(parsed.findings));
  }
  return parsed.document;
}

const at = (environment: string, more: Partial<BreakGlass> = {}) =>
  compileBreakGlass(
    { ...access, ...more },
    {
      namespace: namespace(environment),
      platform: defaultPlatform,
      team: 'assistant',
      environment,
      target: 'shared-standard',
    },
  );

it('gives one person one role of the namespace, with who, why and until when', () => {
  const { findings, objects } = at('production');
  expect(findings).toEqual([]);
  expect(objects.map(({ path }) => path)).toEqual([
    `argocd/local/application-break-glass-${ID}.yaml`,
    `local/assistant-production/_break-glass/${ID}/rolebinding-break-glass-${ID}.yaml`,
  ]);
  expect(objects[1].object).toMatchObject({
    kind: 'RoleBinding',
    metadata: {
      namespace: 'assistant-production',
      labels: {
        'app.kubernetes.io/name': 'break-glass',
        'platform.waymark.dev/team': 'assistant',
      },
      annotations: {
        'platform.waymark.dev/request': ID,
        'platform.waymark.dev/person': access.person,
        'platform.waymark.dev/reason': access.reason,
        'platform.waymark.dev/expires-at': access.expiresAt,
      },
    },
    roleRef: { kind: 'Role', name: 'waymark-deployer' },
    subjects: [{ kind: 'User', name: access.user }],
  });
  expect(validateObjects(objects.map(({ object }) => object))).toEqual([]);
});

it.each(['development', 'production'])(
  'is synced by itself and goes with its file in %s',
  environment => {
    const [application] = at(environment).objects;
    expect(application.object).toMatchObject({
      spec: { syncPolicy: { automated: { prune: true, selfHeal: true } } },
    });
    expect(
      application.object.metadata.annotations?.[
        'argocd.argoproj.io/sync-options'
      ],
    ).toBeUndefined();
  },
);

it('says what the platform lacks, and then gives nothing', () => {
  const { findings, objects } = compileBreakGlass(access, {
    namespace: namespace('production'),
    platform: defaultPlatform,
    team: 'assistant',
    environment: 'production',
    target: 'moon',
  });
  expect(findings).toMatchObject([{ constraint: 'context.target' }]);
  expect(objects).toEqual([]);
});

it('knows its own files from those of intent', () => {
  const files = at('staging').objects.map(({ path }) => path);
  expect(files.every(isBreakGlassFile)).toBe(true);
  expect(
    [
      'argocd/local/application-break-glass-staging.yaml',
      'local/assistant-staging/_baseline/rolebinding-waymark-viewer.yaml',
      `local/assistant-staging/_break-glass/${ID}/nested/more.yaml`,
    ].some(isBreakGlassFile),
  ).toBe(false);
});
