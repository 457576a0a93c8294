import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterUser } from './pki';

/** Name of the cluster in every kubeconfig, as the platform knows it. */
export const clusterName = 'local';

/** Writes a kubeconfig (0600) that speaks as a client of the cluster; the file changes only when its content does. */
export async function writeKubeconfig(
  file: string,
  { pki, server, user }: { pki: string; server: string; user: ClusterUser },
): Promise<void> {
  const data = async (name: string) =>
    (await readFile(path.join(pki, name))).toString('base64');
  // JSON is YAML, and every client reads it.
  const text = `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: clusterName,
          cluster: {
            server,
            'certificate-authority-data': await data('ca.crt'),
          },
        },
      ],
      users: [
        {
          name: user,
          user: {
            'client-certificate-data': await data(`${user}.crt`),
            'client-key-data': await data(`${user}.key`),
          },
        },
      ],
      contexts: [
        { name: clusterName, context: { cluster: clusterName, user } },
      ],
      'current-context': clusterName,
    },
    null,
    2,
  )}\n`;
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
