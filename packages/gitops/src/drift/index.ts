export { diffLive, type LiveDifference } from './diffLive';
export type { FieldOwner } from './ownerOf';
