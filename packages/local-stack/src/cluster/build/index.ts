export { ClusterBuildError, GoMissingError } from './ClusterBuildError';
export { Binaries } from './Binaries';
export {
  ensureBinaries,
  missingBinaries,
  type EnsureOptions,
} from './ensureBinaries';
export type { BuildProgress } from './estimate';
export { findGo, type GoToolchain } from './go';
export { recipes, type BinaryPart } from './recipes';
