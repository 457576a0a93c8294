/**
 * The typed resource model of Waymark and `compile()`: intent becomes Kubernetes objects.
 *
 * @packageDocumentation
 */
export {
  ConstraintError,
  type BrokenConstraint,
} from './findings/ConstraintError';
export * from './findings/finding';
export { findingsFromSchema, formatPath } from './findings/fromZod';
export { INPUT_LIMITS, inspectInput } from './findings/inspectInput';
export { didYouMean, suggest } from './findings/suggest';
export * from './model/primitives';
export { SOURCE_COMMIT_ANNOTATION } from './model/metadata';
export { SCALING_METRICS, type ScalingMetric } from './model/scaling';
export * from './model/webService';
export * from './model/tenantNamespace';
export * from './model/document';
export * from './model/parse';
export { parseYaml, type ParseYamlResult } from './model/parseYaml';
export {
  MAX_YAML_BYTES,
  readYaml,
  type TextPosition,
  type YamlResult,
} from './model/readYaml';
export { jsonSchema } from './model/jsonSchema';
export { platformSchema, type Platform } from './platform/platform';
export { clusterSchema, type Gateway } from './platform/cluster';
export { environmentSchema } from './platform/environment';
export {
  networkPolicyProfileSchema,
  type NetworkPolicyProfile,
} from './platform/networkPolicyProfile';
export * from './platform/organization';
export { targetSchema } from './platform/target';
export { ceilingSchema, teamSchema, type Ceiling } from './platform/team';
export {
  parsePlatform,
  type ParsePlatformResult,
} from './platform/parsePlatform';
export { defaultPlatform } from './platform/defaultPlatform';
export { platformAt, type InstallationAddresses } from './platform/platformAt';
export * from './compile/types';
export {
  applicationName,
  baselineApplicationName,
  derivedName,
  tenantNamespaceName,
} from './compile/names';
export { argoCdConfig, type ArgoCdConfig } from './compile/argoCdConfig';
export { compileCluster } from './compile/cluster';
export { compile } from './compile/compile';
export {
  BREAK_GLASS_ROLES,
  isBreakGlassFile,
  type BreakGlass,
  type BreakGlassRole,
} from './compile/break-glass/breakGlass';
export {
  compileBreakGlass,
  type BreakGlassContext,
} from './compile/break-glass/compile';
export {
  COMPILER_VERSION,
  HTTP,
  LABELS,
  METRICS,
  NAMESPACE_OBJECTS,
  PLATFORM_ACCOUNT,
} from './compile/conventions';
export { cpuCores, memoryBytes } from './compile/quantities';
export { toYaml } from './output/toYaml';
export { helmChart, type ChartFile } from './helm/helmChart';
export { examples, type Example } from './examples';
export { quotaOf } from './compile/tenant-namespace/quota';
export {
  promote,
  type FieldChange,
  type PromotionOptions,
  type PromotionResult,
} from './promote/promote';
export {
  environmentFieldsSchema,
  promoteFirst,
  type EnvironmentFields,
  type FirstPromotionOptions,
} from './promote/promoteFirst';
export { firstNamespace } from './promote/firstNamespace';
export { compareApiVersions } from './promote/apiVersion';
export { PROMOTABLE_FIELDS, type PromotableField } from './promote/fields';
