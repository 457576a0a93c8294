export { auditPolicy } from './auditPolicy';
export { controlPlaneProcesses } from './processes';
export { clusterRbac } from './rbac';
