export * from './types';
export { renderTree } from './renderTree';
export { RenderMemo } from './RenderMemo';
export { quotaUse, type QuotaUse } from './quota';
