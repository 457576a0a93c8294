export { fleetDiff, isEmptyDiff } from './fleetDiff';
export type { FleetDiff, FleetDiffGroup } from './DifferenceTally';
export {
  blastRadius,
  type BlastRadius,
  type BlastRadiusInput,
  type BlastRadiusProgress,
  type StoppedDocuments,
  type TouchedWorkload,
} from './blastRadius';
export type { Capacity, CapacityChange, FleetCapacity } from './capacity';
export { fieldChanges, type FieldChangeAt } from './fieldChanges';
