import type { GiteaProgram } from '@waymark/local-stack';
import { providePrograms } from '../../cluster';
import type { Progress } from '../../output/Progress';

/** Gitea's program, built at the first time. */
export async function giteaProgram(progress: Progress): Promise<GiteaProgram> {
  const binaries = await providePrograms(progress, ['gitea']);
  return {
    binary: binaries.path('gitea', 'bin', 'gitea'),
    share: binaries.path('gitea', 'share'),
  };
}
