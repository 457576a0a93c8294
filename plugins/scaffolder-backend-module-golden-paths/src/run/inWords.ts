import type { RunFinding } from '@waymark/plugin-tenants-common';

/** What has to be repaired, a line for each: the field, what is wrong with it, what mends it. */
export function inWords(findings: RunFinding[]): string {
  return findings
    .filter(one => one.severity === 'error')
    .map(one => `${one.field ?? one.path}: ${one.message} ${one.fix}`)
    .join('\n');
}
