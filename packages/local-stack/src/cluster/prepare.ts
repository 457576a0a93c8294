import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { argocdFolders, loadArgocdSecrets, type ArgocdSecrets } from './argocd';
import type { Binaries } from './build';
import type { ClusterLayout } from './ClusterLayout';
import { auditPolicy } from './control-plane';
import { clusterUsers, ensurePki, writeKubeconfig } from './pki';
import { prometheusConfig } from './prometheus';
import { kwokConfig, simulatedLog } from './simulation';

/** Makes the files that the processes read: certificates, kubeconfigs, policies, the simulation's stages. */
export async function prepareCluster(
  layout: ClusterLayout,
  binaries: Binaries,
): Promise<ArgocdSecrets> {
  await mkdir(layout.path('kubeconfigs'), { recursive: true });
  await mkdir(layout.path('audit'), { recursive: true });
  await chmod(layout.root, 0o700);
  await Promise.all(
    argocdFolders(layout).map(folder => mkdir(folder, { recursive: true })),
  );
  await ensurePki(layout.path('pki'));
  await Promise.all(
    clusterUsers.map(user =>
      writeKubeconfig(layout.kubeconfig(user), {
        pki: layout.path('pki'),
        server: layout.apiUrl,
        user,
      }),
    ),
  );
  await put(
    layout.path('audit-policy.json'),
    `${JSON.stringify(auditPolicy, null, 2)}\n`,
  );
  await put(layout.path('pod.log'), simulatedLog());
  await put(
    layout.path('kwok.yaml'),
    await kwokConfig(
      binaries.path('kube', 'share', 'kwok-stage'),
      layout.path('pod.log'),
    ),
  );
  await put(layout.path('prometheus.yaml'), prometheusConfig(layout));
  return loadArgocdSecrets(layout.path('secrets.json'));
}

async function put(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, file);
}
