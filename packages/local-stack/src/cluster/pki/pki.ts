import { generateKeyPair } from 'node:crypto';
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Certified } from './issue';
import { validityMs } from './validity';

/** Who speaks to the API server: certificate name and groups, by the file's name. */
const clients = {
  /** Sets up the rest; RBAC does not apply to it. */
  bootstrap: { commonName: 'waymark-bootstrap', groups: ['system:masters'] },
  /** For people; RBAC applies. */
  admin: { commonName: 'admin', groups: ['waymark:administrators'] },
  'kube-apiserver-kubelet': {
    commonName: 'kube-apiserver-kubelet-client',
    groups: ['system:masters'],
  },
  'kube-controller-manager': {
    commonName: 'system:kube-controller-manager',
    groups: [],
  },
  'kube-scheduler': { commonName: 'system:kube-scheduler', groups: [] },
  kwok: { commonName: 'waymark:kwok', groups: [] },
  'argocd-application-controller': serviceAccount(
    'argocd',
    'argocd-application-controller',
  ),
  'argocd-server': serviceAccount('argocd', 'argocd-server'),
  'argocd-repo-server': serviceAccount('argocd', 'argocd-repo-server'),
  'rollouts-controller': serviceAccount('argo-rollouts', 'argo-rollouts'),
  'synthetic-traffic': { commonName: 'waymark:synthetic-traffic', groups: [] },
} as const;

/** Name of a client of the API server. */
export type ClusterUser = keyof typeof clients;

/** All clients. */
export const clusterUsers = [
  'bootstrap',
  'admin',
  'kube-apiserver-kubelet',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'argocd-application-controller',
  'argocd-server',
  'argocd-repo-server',
  'rollouts-controller',
  'synthetic-traffic',
] as const satisfies readonly ClusterUser[];

/** A process that is no pod speaks as the service account that its manifests give rights to. */
function serviceAccount(namespace: string, name: string) {
  return {
    commonName: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
  };
}

const serverNames = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  '127.0.0.1',
  '10.96.0.1',
];

/** Renewed when so much of their validity is left. */
const renewMs = validityMs / 12;

/** Loaded where certificates are made, which is seldom, and takes a while. */
function loadIssue(): typeof import('./issue') {
  return require('./issue');
}

/**
 * Makes the certificates and keys of an instance unless all are there and valid for a month: a certificate authority each
 * for the API, for etcd and for the aggregation layer, so that a certificate for one opens none of the others.
 *
 * @returns whether they were made anew
 */
export async function ensurePki(folder: string): Promise<boolean> {
  const expires = Number(
    await readFile(path.join(folder, 'expires'), 'utf8').catch(() => '0'),
  );
  if (expires - Date.now() > renewMs && (await hasAll(folder))) return false;
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const put = (name: string, { certificate, key }: Certified) =>
    Promise.all([
      write(draft, `${name}.crt`, certificate),
      write(draft, `${name}.key`, key),
    ]);
  const { makeAuthority } = loadIssue();
  const [api, etcd, front] = await Promise.all([
    makeAuthority('waymark-cluster'),
    makeAuthority('waymark-etcd'),
    makeAuthority('waymark-front-proxy'),
  ]);
  await put('ca', api);
  await write(draft, 'etcd-ca.crt', etcd.certificate);
  await write(draft, 'front-proxy-ca.crt', front.certificate);
  await put(
    'server',
    await api.issue({
      commonName: 'kube-apiserver',
      usages: ['server'],
      names: serverNames,
    }),
  );
  await put(
    'etcd',
    await etcd.issue({
      commonName: 'etcd',
      usages: ['server', 'client'],
      names: ['localhost', '127.0.0.1'],
    }),
  );
  await put(
    'front-proxy',
    await front.issue({ commonName: 'front-proxy', usages: ['client'] }),
  );
  for (const [name, { commonName, groups }] of Object.entries(clients)) {
    const certified = await api.issue({
      commonName,
      organizations: groups,
      usages: ['client'],
    });
    await put(name, certified);
  }
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await write(draft, 'service-account.pub', publicKey);
  await write(draft, 'service-account.key', privateKey);
  await write(draft, 'expires', String(Date.now() + validityMs));
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return true;
}

/** Whether every client has its certificate: an earlier version may not have known one. */
async function hasAll(folder: string): Promise<boolean> {
  const present = await readdir(folder);
  return clusterUsers.every(name => present.includes(`${name}.crt`));
}

function write(folder: string, name: string, text: string): Promise<void> {
  return writeFile(path.join(folder, name), text, { mode: 0o600 });
}
