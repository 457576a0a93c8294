export { externalComponents, type Component } from './components';
export { install, planInstallation, type InstallationPlan } from './plan';
