import { askVersion, type ApiVersion } from '@waymark/local-stack';
import { describeFileError } from '../output/describeFileError';
import type { Check } from '../reports';

const about = { id: 'kubeconfig', name: 'KUBECONFIG' };

/** The cluster of one's own that the portal shows, if one is named: whether its file can be read and its API answers. */
export async function checkKubeconfig(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Check> {
  const file = env.KUBECONFIG;
  if (!file) {
    return {
      ...about,
      status: 'ok',
      found: 'not set: the portal shows no cluster of your own',
    };
  }
  try {
    return describe(file, await askVersion(file));
  } catch (error) {
    return {
      ...about,
      status: 'warn',
      found: `${file} cannot be used: ${describeFileError(error)}`,
      fix: 'Name one file that you may read and whose current context names a cluster, or unset KUBECONFIG: the portal then shows no cluster.',
    };
  }
}

function describe(
  file: string,
  { server, version, reason }: ApiVersion,
): Check {
  if (version !== undefined) {
    return { ...about, status: 'ok', found: `${server} answers, ${version}` };
  }
  return {
    ...about,
    status: 'warn',
    found: `${server} of ${file} cannot be reached: ${reason}`,
    fix: 'Start that cluster or the way to it; until then the portal says that it cannot be reached.',
  };
}
