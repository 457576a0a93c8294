import { createHash } from 'node:crypto';

/** SHA-256 of the whole text of a document in grants/, so that no field of it can be changed. @public */
export function grantHash(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex');
}
