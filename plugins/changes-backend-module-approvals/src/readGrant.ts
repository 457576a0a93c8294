import {
  findingsFromSchema,
  inspectInput,
  readYaml,
  refusal,
  type Finding,
} from '@waymark/platform-api';
import { grantDocumentSchema } from '@waymark/plugin-approvals-common';
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
  return {
    kind: 'Grant',
    name: metadata.name,
    findings: [
      ...named('metadata.name', metadata.name, path),
      ...named('spec.request', spec.request, path),
    ],
  };
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
