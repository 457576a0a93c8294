export {
  externalComponents,
  type ArgocdNeeds,
  type Component,
} from './components';
export { planRemoval, removeInstallation, type RemovalPlan } from './removal';
export { install, planInstallation, type InstallationPlan } from './plan';
