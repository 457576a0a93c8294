import { ServiceUnavailableError } from '@backstage/errors';
import { ForgeError, GitError } from '@waymark/gitops';

/**
 * Turns what the forge or git could not do into 503: the request was right, and may be sent again.
 *
 * @throws ServiceUnavailableError
 */
export async function atForge<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ForgeError || error instanceof GitError) {
      throw new ServiceUnavailableError(
        `The forge did not do it (${error.message}). Try again.`,
      );
    }
    throw error;
  }
}
