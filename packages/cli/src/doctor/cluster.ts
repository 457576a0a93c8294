import {
  findCompiler,
  findGo,
  findPrometheus,
  GoMissingError,
  missingBinaries,
  recipes,
  type BinaryPart,
} from '@waymark/local-stack';
import { clusterParts } from '../cluster';
import type { Check } from '../reports';

/** Programs of the cluster with the forge that it comes with. */
const parts: readonly BinaryPart[] = [...clusterParts, 'gitea'];

/** What only `waymark cluster` needs: programs that are built, what builds them, and a Prometheus. */
export async function checkCluster(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Check[]> {
  const missing = await missingBinaries(parts, env);
  return [
    await checkGo(missing, env),
    await checkCompiler(missing, env),
    checkPrograms(missing),
    await checkPrometheus(env),
  ];
}

async function checkGo(
  missing: readonly BinaryPart[],
  env: NodeJS.ProcessEnv,
): Promise<Check> {
  const about = { id: 'go', name: 'Go (cluster)' };
  try {
    const { version } = await findGo(env);
    return { ...about, status: 'ok', found: version };
  } catch (error) {
    if (!(error instanceof GoMissingError)) throw error;
    if (missing.length === 0) {
      const found = `${error.found}; not needed, everything is built`;
      return { ...about, status: 'ok', found };
    }
    return {
      ...about,
      status: 'warn',
      found: `${error.found}: ./waymark cluster up and up --cluster are not possible`,
      fix: error.fix,
    };
  }
}

async function checkCompiler(
  missing: readonly BinaryPart[],
  env: NodeJS.ProcessEnv,
): Promise<Check> {
  const about = { id: 'c-compiler', name: 'C compiler (cluster)' };
  const version = await findCompiler(env);
  if (version !== undefined) return { ...about, status: 'ok', found: version };
  if (!missing.some(part => recipes[part].cgo)) {
    const found = 'not found; not needed, Gitea is built';
    return { ...about, status: 'ok', found };
  }
  return {
    ...about,
    status: 'warn',
    found: 'not found: ./waymark up --cluster is not possible, cluster up is',
    fix: 'Gitea, the forge beside a cluster, is built with it (Debian: apt install gcc libc6-dev).',
  };
}

function checkPrograms(missing: readonly BinaryPart[]): Check {
  const about = { id: 'cluster-programs', name: 'Programs (cluster)' };
  if (missing.length === 0) {
    return { ...about, status: 'ok', found: 'everything is built' };
  }
  const seconds = missing.reduce(
    (sum, part) => sum + recipes[part].coldSeconds,
    0,
  );
  return {
    ...about,
    status: 'ok',
    found: `to be built: ${missing.join(', ')}, about ${Math.ceil(
      seconds / 60,
    )} min and 8 GiB of disk and memory`,
  };
}

async function checkPrometheus(env: NodeJS.ProcessEnv): Promise<Check> {
  const about = { id: 'prometheus', name: 'Prometheus (cluster)' };
  const found = await findPrometheus(env);
  if (found.ok) {
    const { from, version } = found;
    return { ...about, status: 'ok', found: `${version}, from ${from}` };
  }
  return {
    ...about,
    status: 'warn',
    found: `${found.reason}: canaries are not judged`,
    fix: `The first start of the cluster takes Debian's package where there is apt. Else: ${found.fix}`,
  };
}
