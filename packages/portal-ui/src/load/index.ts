export { useLoad } from './useLoad';
export type { Load } from './useLoad';
export { readProblem } from './problem';
export type { ProblemDescription } from './problem';
