import { refusal, sortFindings, type Finding } from '../findings/finding';
import { findingsFromSchema } from '../findings/fromZod';
import { inspectInput } from '../findings/inspectInput';
import { didYouMean } from '../findings/suggest';
import { readYaml, type TextPosition } from '../model/readYaml';
import { platformSchema, type Platform } from './platform';

/** What reading a platform gives: the platform, or every reason why there is none. */
export type ParsePlatformResult =
  | { ok: true; platform: Platform }
  | { ok: false; findings: Finding[]; at?: TextPosition };

/**
 * Reads a platform from YAML text: by its schema, then that every environment names a target and
 * every target a cluster that exists. Never throws.
 */
export function parsePlatform(text: string): ParsePlatformResult {
  const read = readYaml(text);
  if (!read.ok) {
    const { finding, at } = read;
    return { ok: false, findings: [finding], ...(at ? { at } : {}) };
  }
  const hostile = inspectInput(read.value);
  if (hostile.length > 0) {
    return { ok: false, findings: sortFindings(hostile) };
  }
  const parsed = platformSchema.safeParse(read.value);
  const findings = parsed.success
    ? danglingReferences(parsed.data)
    : findingsFromSchema(read.value, platformSchema);
  return parsed.success && findings.length === 0
    ? { ok: true, platform: parsed.data }
    : { ok: false, findings: sortFindings(findings) };
}

function danglingReferences({
  environments,
  targets,
  clusters,
  networkPolicies = {},
}: Platform): Finding[] {
  return [
    ...Object.entries(environments).flatMap(([name, { networkPolicy }]) =>
      networkPolicy === undefined
        ? []
        : reference(
            `environments.${name}.networkPolicy`,
            networkPolicy,
            'network policy profile',
            networkPolicies,
          ),
    ),
    ...Object.entries(environments).flatMap(([name, { defaultTarget }]) =>
      reference(
        `environments.${name}.defaultTarget`,
        defaultTarget,
        'target',
        targets,
      ),
    ),
    ...Object.entries(targets).flatMap(([name, { cluster }]) =>
      reference(`targets.${name}.cluster`, cluster, 'cluster', clusters),
    ),
  ];
}

function reference(
  path: string,
  name: string,
  what: string,
  known: Record<string, unknown>,
): Finding[] {
  if (Object.hasOwn(known, name)) return [];
  return [
    refusal(
      path,
      'reference',
      name,
      `There is no ${what} "${name}".`,
      didYouMean(name, Object.keys(known)),
    ),
  ];
}
