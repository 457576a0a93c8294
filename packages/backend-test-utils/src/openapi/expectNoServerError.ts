import fc from 'fast-check';
import { requestsOf, type Examples, type MadeUpRequest } from './arbitraries';
import { readContract } from './schema';

/** The same requests each time, so that a failure is of the change that is tested; another seed looks elsewhere. */
const SEED = Number(process.env.WAYMARK_TEST_SEED ?? 20_261_121);
const RUNS = Number(process.env.WAYMARK_TEST_RUNS ?? 250);

/** What the server answered. */
export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Sends made-up requests to every operation of an OpenAPI document, hostile ones among them, and fails with the smallest one that
 * the server answers with 5xx, or refuses without a named error. `WAYMARK_TEST_SEED` and
 * `WAYMARK_TEST_RUNS` look for others.
 *
 * @param file - the document, YAML
 * @param options - how many requests, and values of names that make them reach further
 */
export async function expectNoServerError(
  file: string,
  send: (request: MadeUpRequest) => Promise<Answer>,
  {
    examples,
    runs = RUNS,
    seed = SEED,
  }: { examples?: Examples; runs?: number; seed?: number } = {},
): Promise<void> {
  const contract = await readContract(file);
  await fc.assert(
    fc.asyncProperty(requestsOf(contract, examples), async request => {
      const { status, body } = await send(request);
      const told = () => `${status} ${JSON.stringify(body).slice(0, 600)}`;
      if (status >= 500) throw new Error(`Server error: ${told()}`);
      if (status >= 400 && !isNamed(body)) {
        throw new Error(`An error without a name: ${told()}`);
      }
    }),
    { numRuns: runs, seed },
  );
}

function isNamed(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    return false;
  }
  const { error } = body;
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    typeof error.name === 'string' &&
    error.name !== ''
  );
}
