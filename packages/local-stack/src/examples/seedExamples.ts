import { seedRepository } from '../forge';
import { readExamples } from './readExamples';

/** What became of one example repository. */
export interface SeededExample {
  /** `<owner>/<name>` */
  repository: string;
  /** False when it was there already, with whatever has been committed since. */
  created: boolean;
}

/**
 * Puts the example repositories with their history on a forge. A repository that has a branch `main` is left as it is, so
 * that nothing anybody committed is lost and a second run takes no time.
 *
 * @throws ExamplesError when the examples contradict themselves
 */
export async function seedExamples(options: {
  /** Address of the forge, without trailing slash. */
  url: string;
  /** Token of each user of the forge. */
  tokens: Record<string, string>;
  /** The folder `examples/` of the checkout. */
  root: string;
}): Promise<SeededExample[]> {
  const { url, tokens, root } = options;
  const repositories = await readExamples(root);
  return Promise.all(
    repositories.map(async seed => {
      const repository = `${seed.owner}/${seed.name}`;
      if (await hasMain(url, repository)) {
        return { repository, created: false };
      }
      await seedRepository({ url, tokens }, seed);
      return { repository, created: true };
    }),
  );
}

async function hasMain(url: string, repository: string): Promise<boolean> {
  const response = await fetch(
    `${url}/api/v1/repos/${repository}/branches/main`,
    { signal: AbortSignal.timeout(10_000) },
  );
  return response.ok;
}
