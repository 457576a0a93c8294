export * from './types';
export { renderSteps, renderTree } from './renderTree';
export { RenderMemo } from './RenderMemo';
export { platformDigest } from './platformDigest';
export {
  fixedPlatform,
  type PlatformReading,
  type PlatformSource,
} from './platformSource';
export { quotaUse, type QuotaUse } from './quota';
