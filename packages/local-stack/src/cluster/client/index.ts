export { askVersion, type ApiVersion } from './askVersion';
export {
  ClusterClient,
  type ApplyOptions,
  type ClusterObject,
  type ObjectRef,
} from './ClusterClient';
export { ClusterRequestError } from './ClusterRequestError';
export { UnknownContextError } from './UnknownContextError';
