import fc from 'fast-check';
import { AnswerChecks, type Answer } from './AnswerChecks';
import {
  plainRequestsOf,
  type Examples,
  type MadeUpRequest,
} from './arbitraries';
import { readContract } from './schema';

/** The same requests each time. */
const SEED = 20_261_121;
/** Requests of one operation, until one succeeds. */
const TRIES = 12;

/**
 * Sends each operation of an OpenAPI document requests as it says, and fails unless one of them succeeds with the body that it
 * says: made-up requests that are all refused find nothing.
 *
 * @param file - the document, YAML
 * @param send - as somebody who may do all of it
 * @param options - values of names that make requests succeed, `operation.name` for those of one operation; and which operations
 * no made-up request succeeds at, with the reason
 */
export async function expectContractKept(
  file: string,
  send: (request: MadeUpRequest) => Promise<Answer>,
  {
    examples = {},
    exceptions = {},
  }: {
    examples?: Examples;
    exceptions?: Readonly<Record<string, string>>;
  } = {},
): Promise<void> {
  const contract = await readContract(file);
  const checks = new AnswerChecks(contract);
  const problems: string[] = [];
  for (const operation of contract.operations) {
    const { id } = operation;
    const statuses: number[] = [];
    let last = '';
    for (const request of fc.sample(
      plainRequestsOf(operation, contract, examples),
      { numRuns: TRIES, seed: SEED },
    )) {
      const answer = await send(request);
      const problem = checks.problemOf(id, answer);
      if (problem) problems.push(problem);
      statuses.push(answer.status);
      last = JSON.stringify({ request, body: answer.body }).slice(0, 900);
      if (answer.status < 400) break;
    }
    const succeeded = statuses.some(status => status < 400);
    if (!succeeded && !(id in exceptions)) {
      problems.push(`${id} never succeeded: ${statuses.join(' ')}: ${last}`);
    }
    if (succeeded && id in exceptions) {
      problems.push(`${id} succeeded, and is listed as an exception`);
    }
  }
  const unknown = Object.keys(exceptions).filter(
    id => !contract.operations.some(operation => operation.id === id),
  );
  if (unknown.length > 0) problems.push(`No operations: ${unknown.join(', ')}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
