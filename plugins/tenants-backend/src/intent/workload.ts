import { API_VERSION } from '@waymark/platform-api';
import type { TemplateRef } from '@waymark/plugin-tenants-common';
import { nameIn, withoutBlanks, type RawValues } from './values';

/**
 * The WebService that a golden path's values mean. Nothing is checked here: `parseDocument` is given
 * the result and says what is wrong, in one place for every door.
 */
export function workloadDocument(
  raw: RawValues,
  template: Partial<TemplateRef>,
): unknown {
  const values = withoutBlanks(raw);
  return {
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: withoutBlanks({
      name: values.name,
      description: values.description,
    }),
    spec: withoutBlanks({
      owner: nameIn(values.owner, 'group'),
      system: nameIn(values.system, 'system'),
      runtime: withoutBlanks({ language: values.language, size: values.size }),
      exposure: withoutBlanks({
        type: values.exposure ?? 'internal',
        host: values.host,
      }),
      scaling: withoutBlanks({
        minReplicas: values.minReplicas,
        maxReplicas: values.maxReplicas,
        metric: 'cpu',
      }),
      dependencies: dependencies(values.dependencies),
      reliability: {
        sloClass: values.sloClass ?? 'standard',
        rollout: 'rolling',
      },
      dataSensitivity: values.dataSensitivity,
      offering: offering(template),
    }),
  };
}

function dependencies(value: unknown): unknown {
  return Array.isArray(value)
    ? value.map(ref => ({ name: nameIn(ref, 'component') }))
    : value;
}

function offering({ ref, version }: Partial<TemplateRef>): unknown {
  return ref && version
    ? { name: nameIn(ref, 'template'), version }
    : undefined;
}

/** Form parameter that sets a field of the document. */
const FIELD_OF: ReadonlyArray<readonly [RegExp, string]> = [
  [/^metadata\.name/, 'name'],
  [/^metadata\.description/, 'description'],
  [/^spec\.owner/, 'owner'],
  [/^spec\.system/, 'system'],
  [/^spec\.runtime\.language/, 'language'],
  [/^spec\.runtime\.size/, 'size'],
  [/^spec\.exposure\.host/, 'host'],
  [/^spec\.exposure/, 'exposure'],
  [/^spec\.scaling\.minReplicas/, 'minReplicas'],
  [/^spec\.scaling/, 'maxReplicas'],
  [/^spec\.dependencies/, 'dependencies'],
  [/^spec\.reliability\.sloClass/, 'sloClass'],
  [/^spec\.dataSensitivity/, 'dataSensitivity'],
];

/** The form parameter to change for a finding at this path, if there is one. */
export function fieldOf(path: string): string | undefined {
  return FIELD_OF.find(([pattern]) => pattern.test(path))?.[1];
}
