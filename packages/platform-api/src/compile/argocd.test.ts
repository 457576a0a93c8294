/** @jest-environment node */
import fc from 'fast-check';
import {
  argoCdConfig,
  compile,
  compileCluster,
  defaultPlatform,
  PLATFORM_ACCOUNT,
  tenantNamespaceName,
  type CompiledObject,
  type PlatformDocument,
} from '..';
import { tenantNamespace, webService } from '../__testUtils__/arbitraries';
import { goldenCases } from '../__testUtils__/goldenCases';
import { at, list, ofKind, texts } from '../__testUtils__/shapes';
import { validateObjects } from '../__testUtils__/validateObjects';
import { BASELINE_KINDS, groupKinds, WORKLOAD_KINDS } from './resources';

const { repoUrl } = defaultPlatform.gitops;
const environment = fc.constantFrom(
  ...Object.keys(defaultPlatform.environments),
);

function compiled(document: PlatformDocument, stage: string): CompiledObject[] {
  const declared =
    document.kind === 'TenantNamespace' ? document.spec.target : undefined;
  return compile(document, {
    platform: defaultPlatform,
    team: document.spec.owner,
    environment: stage,
    target: declared ?? 'shared-standard',
  }).objects;
}

function namespaceOf(owner: string, stage: string): CompiledObject[] {
  return compiled(
    {
      apiVersion: 'platform.waymark.dev/v1alpha1',
      kind: 'TenantNamespace',
      metadata: { name: tenantNamespaceName(owner, stage) },
      spec: { owner, tier: 'shared-standard' },
    },
    stage,
  );
}

const one = (objects: readonly CompiledObject[], kind: string) =>
  ofKind(
    objects.map(({ object }) => object),
    kind,
  )[0];

const groupKind = ({ object: { apiVersion, kind } }: CompiledObject) =>
  `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`;

const named = (entries: unknown) =>
  list(entries).map(entry => `${at(entry, 'group')}/${at(entry, 'kind')}`);

const own = (objects: readonly CompiledObject[]) =>
  objects.filter(({ path }) => !path.startsWith('argocd/'));

describe('the project of a tenant namespace', () => {
  it('allows every kind that a workload can have, in its own namespace, as its deployer', () => {
    fc.assert(
      fc.property(webService, environment, (document, stage) => {
        const workload = compiled(document, stage);
        const baseline = namespaceOf(document.spec.owner, stage);
        const application = one(workload, 'Application');
        const project = one(baseline, 'AppProject');
        const namespace = tenantNamespaceName(document.spec.owner, stage);

        expect(at(application, 'spec', 'project')).toBe(project.metadata.name);
        expect(
          named(at(project, 'spec', 'namespaceResourceWhitelist')),
        ).toEqual(expect.arrayContaining(own(workload).map(groupKind)));
        expect(at(project, 'spec', 'destinations')).toEqual([
          at(application, 'spec', 'destination'),
        ]);
        expect(at(project, 'spec', 'destinationServiceAccounts')).toEqual([
          {
            server: 'https://kubernetes.default.svc',
            namespace,
            defaultServiceAccount: 'waymark-deployer',
          },
        ]);
        expect(at(project, 'spec', 'sourceRepos')).toEqual([repoUrl]);
        // A project cannot name folders, so what is in it must not leave its namespace's.
        const folder = String(at(application, 'spec', 'source', 'path'));
        expect(folder).toBe(`local/${namespace}/${document.metadata.name}`);
        expect(own(workload).every(({ path }) => path.startsWith(folder))).toBe(
          true,
        );
        expect(
          texts(application.metadata.annotations)[
            'argocd.argoproj.io/manifest-generate-paths'
          ],
        ).toBe(`/${folder}`);
      }),
      { numRuns: 300 },
    );
  });

  it('allows nothing of the cluster, and nothing of the baseline but what a workload has too', () => {
    fc.assert(
      fc.property(tenantNamespace, ({ document, environment: stage }) => {
        const spec = at(one(compiled(document, stage), 'AppProject'), 'spec');
        expect(at(spec, 'clusterResourceWhitelist')).toEqual([]);
        expect(spec).not.toHaveProperty('namespaceResourceBlacklist');
        const allowed = named(at(spec, 'namespaceResourceWhitelist'));
        for (const guard of [
          '/Namespace',
          '/ResourceQuota',
          '/LimitRange',
          '/Secret',
          'external-secrets.io/SecretStore',
          'argoproj.io/Application',
          'argoproj.io/AppProject',
        ]) {
          expect(allowed).not.toContain(guard);
        }
        expect(allowed.join()).not.toContain('*');
      }),
      { numRuns: 100 },
    );
  });

  it('lists the kinds that are emitted, and no kind that is not', () => {
    const emitted = (kind: string) =>
      goldenCases()
        .filter(({ document }) => document.kind === kind)
        .flatMap(golden =>
          own(compile(golden.document, golden.context).objects),
        )
        .map(groupKind);
    const sorted = (kinds: readonly string[]) => [...new Set(kinds)].sort();
    expect(sorted(emitted('WebService'))).toEqual(
      sorted(named(groupKinds(WORKLOAD_KINDS))),
    );
    expect(sorted(emitted('TenantNamespace'))).toEqual(
      sorted(['/Namespace', ...named(groupKinds(BASELINE_KINDS))]),
    );
  });

  it('gives the deployer a right to each of them, and to none of what controllers make', () => {
    const role = namespaceOf('assistant', 'staging')
      .map(({ object }) => object)
      .find(
        ({ kind, metadata }) =>
          kind === 'Role' && metadata.name === 'waymark-deployer',
      );
    const rules = list(at(role, 'rules'));
    const writable = rules
      .filter(rule => list(at(rule, 'verbs')).includes('create'))
      .flatMap(rule => list(at(rule, 'resources')));
    expect(writable).toEqual(
      expect.arrayContaining(
        Object.values(WORKLOAD_KINDS).flatMap(kinds => Object.values(kinds)),
      ),
    );
    // Without it, Argo CD's way to apply a Role fails as this account.
    expect(rules).toContainEqual({
      apiGroups: [''],
      resources: ['namespaces'],
      verbs: ['get'],
    });
    expect(writable).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(pods|replicasets|analysisruns|secrets)$/),
      ]),
    );
  });
});

describe('production', () => {
  const stages = Object.entries(defaultPlatform.environments);

  it('is never synced by itself; the other stages always are', () => {
    fc.assert(
      fc.property(webService, document => {
        for (const [stage, { stage: kind }] of stages) {
          for (const objects of [
            compiled(document, stage),
            namespaceOf(document.spec.owner, stage),
          ]) {
            const application = one(objects, 'Application');
            const policy = at(application, 'spec', 'syncPolicy');
            expect(at(policy, 'automated')).toEqual(
              kind === 'production'
                ? undefined
                : { prune: true, selfHeal: true },
            );
            expect(at(policy, 'syncOptions')).toEqual(
              expect.arrayContaining([
                'ServerSideApply=true',
                'FailOnSharedResource=true',
              ]),
            );
            expect(application.metadata.finalizers).toEqual([
              'resources-finalizer.argocd.argoproj.io',
            ]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps Applications and projects whose file is gone, and asks before a namespace goes', () => {
    for (const [stage, { stage: kind }] of stages) {
      const objects = namespaceOf('assistant', stage);
      const options = (of: string) =>
        texts(one(objects, of).metadata.annotations)[
          'argocd.argoproj.io/sync-options'
        ];
      const kept = kind === 'production';
      expect(options('Application')).toBe(kept ? 'Prune=false' : undefined);
      expect(options('AppProject')).toBe(kept ? 'Prune=false' : undefined);
      expect(options('Namespace')).toBe(
        kept ? 'Prune=confirm,Delete=confirm' : undefined,
      );
    }
  });

  it('has the sync windows of its environment, for every application', () => {
    const windows = (stage: string) =>
      at(
        one(namespaceOf('assistant', stage), 'AppProject'),
        'spec',
        'syncWindows',
      );
    expect(windows('production')).toEqual([
      {
        kind: 'deny',
        schedule: '0 0 20 12 *',
        duration: '336h',
        description: 'No change to production over the end of the year',
        timeZone: 'UTC',
        applications: ['*'],
      },
    ]);
    expect(windows('development')).toBeUndefined();
  });
});

describe('compileCluster', () => {
  const objects = compileCluster(defaultPlatform, 'local');

  it('gives the project that baselines are in, and the root Application of the folder', () => {
    expect(objects.map(({ path }) => path)).toEqual([
      'argocd/local/appproject-platform.yaml',
      'argocd/local/application-waymark-local.yaml',
    ]);
    expect(at(one(objects, 'Application'), 'spec', 'source', 'path')).toBe(
      'argocd/local',
    );
    expect(compileCluster(defaultPlatform, 'moon')).toEqual([]);
  });

  it('allows in the platform’s project what baselines hold, synced as the platform’s account', () => {
    const spec = at(one(objects, 'AppProject'), 'spec');
    expect(at(spec, 'clusterResourceWhitelist')).toEqual([
      { group: '', kind: 'Namespace' },
    ]);
    expect(at(spec, 'destinationServiceAccounts')).toEqual([
      {
        server: 'https://kubernetes.default.svc',
        namespace: '*',
        defaultServiceAccount: `argocd:${PLATFORM_ACCOUNT}`,
      },
    ]);
    const allowed = named(at(spec, 'namespaceResourceWhitelist'));
    for (const golden of goldenCases()) {
      const made = compile(golden.document, golden.context).objects;
      const argocd = made.filter(({ path }) => path.startsWith('argocd/'));
      expect(allowed).toEqual(expect.arrayContaining(argocd.map(groupKind)));
    }
    expect(allowed.join()).not.toMatch(/\*|Deployment|Secret\b/);
  });
});

describe('argoCdConfig', () => {
  const { settings, objects } = argoCdConfig(defaultPlatform);

  it('switches impersonation on and leaves the instance label alone', () => {
    expect(settings).toMatchObject({
      'application.sync.impersonation.enabled': 'true',
      'application.resourceTrackingMethod': 'annotation',
    });
    expect(
      settings['resource.customizations.health.argoproj.io_Application'],
    ).toContain('return health');
  });

  it('gives an account that may make baselines and no more', () => {
    expect(
      objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    ).toEqual([
      'ServiceAccount/waymark-platform-deployer',
      'ClusterRole/waymark-platform-deployer',
      'ClusterRoleBinding/waymark-platform-deployer',
      'Role/waymark-platform-deployer',
      'RoleBinding/waymark-platform-deployer',
    ]);
    const rules = list(at(ofKind(objects, 'ClusterRole')[0], 'rules'));
    const resources = rules.flatMap(rule => list(at(rule, 'resources')));
    expect([...new Set(resources)].sort()).toEqual(
      [
        'namespaces',
        ...new Set(
          Object.values(BASELINE_KINDS).flatMap(kinds => Object.values(kinds)),
        ),
      ].sort(),
    );
    expect(JSON.stringify(rules)).not.toContain('"*"');
    expect(
      rules.filter(rule => list(at(rule, 'verbs')).includes('bind')),
    ).toMatchObject([
      { resourceNames: ['waymark-viewer', 'waymark-deployer'] },
    ]);
  });

  it('passes the validators', () => {
    expect(validateObjects(objects)).toEqual([]);
  });
});
