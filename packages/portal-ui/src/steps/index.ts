export { StepList } from './StepList';
export type { Step, StepListProps, StepState } from './StepList';
