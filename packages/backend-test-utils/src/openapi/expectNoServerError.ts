import fc from 'fast-check';
import { AnswerChecks, type Answer } from './AnswerChecks';
import { requestsOf, type Examples, type MadeUpRequest } from './arbitraries';
import { readContract } from './schema';

/** The same requests each time, so that a failure is of the change that is tested; another seed looks elsewhere. */
const SEED = Number(process.env.WAYMARK_TEST_SEED ?? 20_261_121);
const RUNS = Number(process.env.WAYMARK_TEST_RUNS ?? 250);

/**
 * Sends made-up requests to every operation of an OpenAPI document, hostile ones among them, and fails with the smallest one that
 * the server answers with 5xx, refuses without a named error, or answers otherwise than the document says. Whether anything
 * succeeds is asked by {@link expectContractKept}. `WAYMARK_TEST_SEED` and
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
  const checks = new AnswerChecks(contract);
  await fc.assert(
    fc.asyncProperty(requestsOf(contract, examples), async request => {
      const problem = checks.problemOf(request.operation, await send(request));
      if (problem) throw new Error(problem);
    }),
    { numRuns: runs, seed },
  );
}
