import { readProblem } from '../load';
import { DeniedState } from './DeniedState';
import { ErrorState } from './ErrorState';

/** @public */
export type ProblemProps = {
  error: Error;
  /** The thing that did not load, at the start of a sentence: `The run`. */
  what?: string;
  /** In place of it, where something was not done: `It was not restored`. */
  title?: string;
  /** The verb for a refusal: `see this run`. */
  verb: string;
  onRetry?: () => void;
};

/**
 * Shows a failed call as what it is: denied, or failed.
 *
 * @public
 */
export function Problem(props: ProblemProps) {
  const { error, onRetry, title, verb, what } = props;
  const problem = readProblem(error);
  return problem.kind === 'denied' ? (
    <DeniedState what={verb} reason={problem.message} denial={problem.denial} />
  ) : (
    <ErrorState what={what} title={title} problem={problem} onRetry={onRetry} />
  );
}
