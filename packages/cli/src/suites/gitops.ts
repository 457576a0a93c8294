import {
  GiteaForge,
  STATUS_CONTEXT,
  type CommitStatusState,
} from '@waymark/gitops';
import { WorkingCopy } from '@waymark/gitops/conformance';
import { poll } from '../demo/poll';
import { GITOPS } from '../stack/cluster/connectGitops';
import type { Instance } from '../instance/Instance';

/** A platform engineer, who may push to main. */
const USER = 'emil-sorensen';

/** The GitOps repository as a person works on it: a clone, and what the reconciler says at its commits. */
export async function openGitops({
  instance,
  tokens,
}: {
  instance: Instance;
  tokens: Readonly<Record<string, string>>;
}) {
  const forge = new GiteaForge({
    url: instance.forgeUrl,
    user: USER,
    token: tokens[USER] ?? '',
  });
  const copy = await WorkingCopy.clone(forge, GITOPS);
  /** Waits until the reconciler has judged a commit on main, or has come to this state. */
  const verdict = (
    sha: string,
    { timeoutMs, state }: { timeoutMs: number; state?: CommitStatusState },
  ) =>
    poll(
      `The reconciler's status at ${sha.slice(0, 12)}`,
      async () => {
        const { statuses } = await forge.getCombinedStatus(GITOPS, sha);
        return statuses.find(
          status =>
            status.context === STATUS_CONTEXT &&
            (!state || status.state === state),
        );
      },
      { timeoutMs },
    );
  return { forge, copy, verdict };
}

/** See {@link openGitops}. */
export type OpenGitops = Awaited<ReturnType<typeof openGitops>>;
