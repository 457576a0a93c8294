export {
  fleetDiff,
  isEmptyDiff,
  type FleetDiff,
  type FleetDiffGroup,
} from './fleetDiff';
export { fieldChanges, type FieldChangeAt } from './fieldChanges';
