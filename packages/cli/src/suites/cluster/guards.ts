import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ClusterRequestError, type ClusterObject } from '@waymark/local-stack';
import {
  InstanceCluster,
  runningProcesses,
  type RunningCluster,
} from '../../cluster';
import type { Instance } from '../../instance/Instance';
import { ProcessRegistry } from '../../process/ProcessRegistry';
import type { Checks } from '../Checks';

const run = promisify(execFile);

/** Of this run: what an earlier one left would count against the quota. */
const namespace = `guards-${process.pid}`;

/** Programs that take no address for their metrics. */
const listenEverywhere = [
  'argocd-application-controller',
  'rollouts-controller',
];

/** Admission, rights, audit and addresses. */
export async function checkGuards(
  checks: Checks,
  { instance, cluster }: { instance: Instance; cluster: RunningCluster },
): Promise<void> {
  const { client } = cluster;
  const refuses = async (object: ClusterObject, reason: RegExp) => {
    await assert.rejects(
      client.apply([object]),
      (error: unknown) =>
        error instanceof ClusterRequestError && reason.test(error.message),
    );
  };
  await client.apply([
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'one', namespace },
      spec: { hard: { services: '1' } },
    },
  ]);
  await checks.check('admission refuses a privileged pod', () =>
    refuses(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'privileged', namespace },
        spec: {
          containers: [
            {
              name: 'app',
              image: 'registry.invalid/app:1',
              securityContext: { privileged: true },
            },
          ],
        },
      },
      /violates PodSecurity "restricted/,
    ),
  );
  await checks.check('a quota is kept', async () => {
    await client.wait(
      z.object({
        status: z.object({ used: z.record(z.string(), z.string()) }),
      }),
      { apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: 'one' },
      // Nobody else makes any in a new namespace, as is done with ConfigMaps.
      ({ status }) => status.used.services === '0',
      30_000,
    );
    await client.apply([service('first')]);
    await refuses(service('second'), /exceeded quota/);
  });
  await checks.check('an unknown field of a custom resource is refused', () =>
    refuses(
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'wrong', namespace },
        spec: { parentRefs: 'not a list' },
      },
      /spec\.parentRefs/,
    ),
  );
  await checks.check('rights: one may what one’s role says', async () => {
    const may = async (verb: string, what: string, as: string) => {
      const { stdout } = await run(
        cluster.kubectl,
        ['auth', 'can-i', verb, what, '-n', namespace, '--as', as],
        { env: { ...process.env, KUBECONFIG: cluster.kubeconfig } },
      ).catch((error: unknown) =>
        z.object({ stdout: z.string() }).parse(error),
      );
      return stdout.trim();
    };
    const deployer = 'system:serviceaccount:argocd:waymark-platform-deployer';
    assert.equal(await may('create', 'resourcequotas', deployer), 'yes');
    assert.equal(await may('get', 'secrets', deployer), 'no');
    assert.equal(await may('create', 'deployments', deployer), 'no');
    assert.equal(await may('delete', 'pods', 'waymark:kwok'), 'yes');
    assert.equal(await may('get', 'secrets', 'waymark:kwok'), 'no');
  });
  await checks.check('the audit log holds no content of secrets', async () => {
    const marker = Buffer.from(`audit-marker-${process.pid}`);
    await client.apply([
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'audited', namespace },
        data: { value: marker.toString('base64') },
      },
    ]);
    const log = await readFile(
      path.join(InstanceCluster.folder(instance), 'audit', 'audit.log'),
      'utf8',
    );
    assert.match(log, /"name":"audited"/);
    assert.ok(!log.includes(marker.toString('base64')));
  });
  await checks.check('Argo CD wants its token', async () => {
    const list = (headers: Record<string, string>) =>
      fetch(`${cluster.argocd.url}/api/v1/applications`, { headers });
    assert.equal((await list({})).status, 401);
    const { token } = cluster.argocd;
    const answer = await list({ Authorization: `Bearer ${token}` });
    assert.equal(answer.status, 200, await answer.text());
  });
  await client.delete({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
  if (process.platform !== 'linux') {
    checks.skip('who listens where', 'it is read from /proc, which is Linux');
    return;
  }
  await checks.check('only this machine can connect', async () => {
    const registry = new ProcessRegistry(instance.state('run'));
    for (const name of await runningProcesses(instance)) {
      const record = await registry.find(name);
      assert.ok(record, `${name} does not run`);
      const open = (await listenersOf(record.pid)).filter(
        address => address !== '127.0.0.1',
      );
      if (!listenEverywhere.includes(name)) assert.deepEqual(open, [], name);
    }
  });
}

function service(name: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: [{ port: 80 }] },
  };
}

/** Local addresses of a process's listening sockets; see proc_net(5). */
async function listenersOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const targets = await Promise.all(
    (
      await readdir(folder)
    ).map(name => readlink(path.join(folder, name)).catch(() => '')),
  );
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map(name => readFile(`/proc/net/${name}`, 'utf8')),
  );
  return tables
    .flatMap(table => table.split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(columns => columns[3] === '0A')
    .filter(columns => targets.includes(`socket:[${columns[9]}]`))
    .map(([, local = '']) =>
      local.startsWith('0100007F:') ? '127.0.0.1' : local,
    );
}
