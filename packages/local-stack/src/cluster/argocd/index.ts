export {
  loadArgocdSecrets,
  portalAccount,
  portalToken,
  type ArgocdSecrets,
} from './ArgocdSecrets';
export {
  argocdNamespace,
  argocdObjects,
  rolloutsNamespace,
  rolloutsObjects,
} from './objects';
export { argocdFolders, argoProcesses } from './processes';
