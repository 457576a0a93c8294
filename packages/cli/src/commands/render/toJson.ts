import type { Finding } from '@waymark/platform-api';
import type { Rendered } from './renderSource';
import { prettyJson } from '../../output/prettyJson';

/**
 * `{documents: [{file, ok, document, context, objects, usage, findings, at?}]}`; a stable shape.
 * When the platform itself is refused there are no documents, and `platform: {file, findings}` says why.
 */
export function toJson(
  documents: readonly Rendered[],
  refused?: { file: string; findings: readonly Finding[] },
): string {
  const platform = refused
    ? { platform: { file: refused.file, findings: refused.findings } }
    : {};
  return prettyJson({ documents, ...platform });
}
