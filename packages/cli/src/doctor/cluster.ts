import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  findGo,
  findPrometheus,
  GoMissingError,
  missingBinaries,
  recipes,
} from '@waymark/local-stack';
import type { Finding } from './types';

const run = promisify(execFile);

/** Programs of the cluster with the forge that it comes with. */
const parts = ['kube', 'argocd', 'rollouts', 'gitea'] as const;

/** What only `waymark cluster` needs: Go, a C compiler, the programs that they build, and a Prometheus. */
export async function checkCluster(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finding[]> {
  return [
    await checkGo(env),
    await checkCompiler(env),
    await checkPrometheus(env),
  ];
}

async function checkGo(env: NodeJS.ProcessEnv): Promise<Finding> {
  const name = 'Go (cluster)';
  try {
    const { version } = await findGo(env);
    const missing = await missingBinaries(parts, env);
    const minutes = Math.ceil(
      missing.reduce((sum, part) => sum + recipes[part].coldSeconds, 0) / 60,
    );
    return {
      name,
      status: 'ok',
      found:
        missing.length === 0
          ? `${version}; everything is built`
          : `${version}; to be built: ${missing.join(
              ', ',
            )}, about ${minutes} min`,
    };
  } catch (error) {
    if (!(error instanceof GoMissingError)) throw error;
    return { name, status: 'warn', found: error.message, fix: error.fix };
  }
}

async function checkCompiler(env: NodeJS.ProcessEnv): Promise<Finding> {
  const name = 'C compiler (cluster)';
  const program = env.CC || 'cc';
  try {
    const { stdout } = await run(program, ['--version'], { env });
    return { name, status: 'ok', found: stdout.split('\n')[0] ?? '' };
  } catch {
    return {
      name,
      status: 'warn',
      found: 'not found',
      fix: 'Only Gitea, which comes with ./waymark up --cluster, needs it (Debian: apt install gcc libc6-dev).',
    };
  }
}

async function checkPrometheus(env: NodeJS.ProcessEnv): Promise<Finding> {
  const name = 'Prometheus (cluster)';
  const found = await findPrometheus(env);
  if (found.ok) {
    const { from, version } = found;
    return { name, status: 'ok', found: `${version}, from ${from}` };
  }
  return {
    name,
    status: 'warn',
    found: found.reason,
    fix: `The first start of the cluster takes Debian's package where there is apt. Else: ${found.fix}`,
  };
}
