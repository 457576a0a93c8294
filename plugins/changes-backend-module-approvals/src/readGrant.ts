import {
  findingsFromSchema,
  inspectInput,
  readYaml,
  refusal,
  tenantNamespaceName,
  type Finding,
} from '@waymark/platform-api';
import {
  grantDocumentSchema,
  type GrantDocument,
} from '@waymark/plugin-approvals-common';
import type { KindReading } from '@waymark/plugin-changes-node';

/**
 * Reads `grants/<id>.yaml` from untrusted text. That it reads well says nothing about whether it counts: the approvals service
 * confirms its hash.
 */
export function readGrant(content: string, path: string): KindReading {
  const read = readYaml(content);
  if (!read.ok) return { kind: 'Grant', findings: [read.finding] };
  const hostile = inspectInput(read.value);
  if (hostile.length > 0) return { kind: 'Grant', findings: hostile };
  const parsed = grantDocumentSchema.safeParse(read.value);
  if (!parsed.success) {
    return {
      kind: 'Grant',
      findings: findingsFromSchema(read.value, grantDocumentSchema),
    };
  }
  const { metadata, spec } = parsed.data;
  const findings = [
    ...named('metadata.name', metadata.name, path),
    ...named('spec.request', spec.request, path),
    ...placed(spec.access),
  ];
  const access = findings.length === 0 ? accessOf(spec) : undefined;
  return {
    kind: 'Grant',
    name: metadata.name,
    ...(access && { access }),
    findings,
  };
}

function accessOf({
  access,
  expiresAt,
  request,
}: GrantDocument['spec']): KindReading['access'] {
  if (!access || !expiresAt) return undefined;
  const { namespace: _, ...given } = access;
  return { ...given, id: request, expiresAt };
}

function placed(access: GrantDocument['spec']['access']): Finding[] {
  if (!access) return [];
  const { environment, namespace, team } = access;
  const name = tenantNamespaceName(team, environment);
  if (namespace === name) return [];
  return [
    refusal(
      'spec.access.namespace',
      'grant.namespace-name',
      namespace,
      `The namespace of team "${team}" in "${environment}" is called ${name}.`,
      'Leave grants to the approvals service, which writes them.',
    ),
  ];
}

function named(field: string, value: string, path: string): Finding[] {
  return path === `grants/${value}.yaml`
    ? []
    : [
        refusal(
          field,
          'grant.path',
          value,
          'A grant lies under the id of its request.',
          'Leave grants to the approvals service, which writes them.',
        ),
      ];
}
