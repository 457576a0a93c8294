export { useLoad } from './useLoad';
export type { Load } from './useLoad';
export { readProblem } from './problem';
export type { Denial, ProblemDescription } from './problem';
