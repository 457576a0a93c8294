/**
 * The typed resource model of Waymark and `compile()`: intent becomes Kubernetes objects.
 *
 * @packageDocumentation
 */
export * from './findings/finding';
export { didYouMean, suggest } from './findings/suggest';
export * from './model/primitives';
export { SOURCE_COMMIT_ANNOTATION } from './model/metadata';
export { SCALING_METRICS, type ScalingMetric } from './model/scaling';
export * from './model/webService';
export * from './model/tenantNamespace';
export * from './model/document';
export * from './model/parse';
export { MAX_YAML_BYTES, parseYaml } from './model/parseYaml';
export { jsonSchema } from './model/jsonSchema';
export {
  platformSchema,
  type Gateway,
  type Platform,
} from './platform/platform';
export { defaultPlatform } from './platform/defaultPlatform';
export * from './compile/types';
export { derivedName, tenantNamespaceName } from './compile/names';
