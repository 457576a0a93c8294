import { InputError } from '@backstage/errors';
import { load } from 'js-yaml';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, resolve } from 'node:path';
import { z } from 'zod';

/** The part of a kubeconfig that is read here, see https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/ */
const kubeconfigSchema = z.object({
  clusters: z
    .array(
      z.object({
        name: z.string(),
        cluster: z.object({
          server: z.url({ protocol: /^https?$/ }),
          'certificate-authority': z.string().optional(),
          'certificate-authority-data': z.base64().optional(),
          'insecure-skip-tls-verify': z.boolean().optional(),
        }),
      }),
    )
    .nullish(),
  users: z
    .array(
      z.object({
        name: z.string(),
        user: z.object({
          token: z.string().optional(),
          tokenFile: z.string().optional(),
        }),
      }),
    )
    .nullish(),
  contexts: z
    .array(
      z.object({
        name: z.string(),
        context: z.object({ cluster: z.string(), user: z.string() }),
      }),
    )
    .nullish(),
});

/** A cluster of a kubeconfig with the token of the first context that has one. */
export interface KubeconfigCluster {
  name: string;
  server: string;
  skipTlsVerify: boolean;
  /** PEM in base64. */
  caData?: string;
  /** Absolute path of a PEM file. */
  caFile?: string;
  /** Absent when no context reaches the cluster with a token. */
  token?: string;
}

/**
 * Reads the clusters of a kubeconfig, or of several that are joined like in the variable `KUBECONFIG` (the first to name
 * a cluster wins). Relative paths in a file are relative to it.
 *
 * @throws InputError naming the file and what is wrong in it
 */
export async function readKubeconfig(
  paths: string,
): Promise<KubeconfigCluster[]> {
  const files = paths.split(delimiter).filter(path => path !== '');
  const clusters = await Promise.all(files.map(readFileOf));
  const byName = new Map<string, KubeconfigCluster>();
  for (const cluster of clusters.flat()) {
    if (!byName.has(cluster.name)) {
      byName.set(cluster.name, cluster);
    }
  }
  return [...byName.values()];
}

async function readFileOf(path: string): Promise<KubeconfigCluster[]> {
  const { clusters, users, contexts } = await parse(path);
  const absolute = (file: string) => resolve(dirname(path), file);

  const tokenOf = async (cluster: string): Promise<string | undefined> => {
    const names = (contexts ?? [])
      .filter(({ context }) => context.cluster === cluster)
      .map(({ context }) => context.user);
    const candidates = (users ?? []).filter(({ name }) => names.includes(name));
    for (const { user } of candidates) {
      if (user.tokenFile !== undefined) {
        return (await readFile(absolute(user.tokenFile), 'utf8')).trim();
      }
      if (user.token !== undefined) {
        return user.token;
      }
    }
    return undefined;
  };

  return Promise.all(
    (clusters ?? []).map(async ({ name, cluster }) => {
      const caFile = cluster['certificate-authority'];
      return {
        name,
        server: cluster.server,
        skipTlsVerify: cluster['insecure-skip-tls-verify'] ?? false,
        caData: cluster['certificate-authority-data'],
        caFile: caFile === undefined ? undefined : absolute(caFile),
        token: await tokenOf(name),
      };
    }),
  );
}

async function parse(path: string): Promise<z.infer<typeof kubeconfigSchema>> {
  const reject = (why: string): never => {
    throw new InputError(
      `The kubeconfig ${path} cannot be used: ${why}. Correct it, or leave kubernetes.kubeconfig (KUBECONFIG) empty.`,
    );
  };
  const text = await readFile(path, 'utf8').catch((error: Error) =>
    reject(error.message),
  );
  let content: unknown;
  try {
    content = load(text);
  } catch {
    // The parser's message quotes the text, which holds tokens.
    reject('it is not YAML');
  }
  const parsed = kubeconfigSchema.safeParse(content);
  return parsed.success
    ? parsed.data
    : reject(z.prettifyError(parsed.error).replaceAll('\n', ' '));
}
