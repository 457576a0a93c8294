import { readProblem } from '../load';
import { DeniedState } from './DeniedState';
import { ErrorState } from './ErrorState';

/** @public */
export type ProblemProps = {
  error: Error;
  /** The thing, at the start of a sentence: `The run`. */
  what: string;
  /** The verb for a refusal: `see this run`. */
  verb: string;
  onRetry?: () => void;
};

/**
 * Shows a failed call as what it is: denied, or failed.
 *
 * @public
 */
export function Problem({ error, what, verb, onRetry }: ProblemProps) {
  const problem = readProblem(error);
  return problem.kind === 'denied' ? (
    <DeniedState what={verb} reason={problem.message} denial={problem.denial} />
  ) : (
    <ErrorState what={what} problem={problem} onRetry={onRetry} />
  );
}
