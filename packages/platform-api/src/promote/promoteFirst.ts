import type { z } from 'zod';
import {
  hasErrors,
  refusal,
  sortFindings,
  type Finding,
} from '../findings/finding';
import { didYouMean } from '../findings/suggest';
import type { PlatformDocument } from '../model/document';
import { webServiceSpecSchema, type WebService } from '../model/webService';
import type { Platform } from '../platform/platform';
import { ENVIRONMENT_FIELDS } from './fields';
import { promote, type FieldChange, type PromotionResult } from './promote';

/** What a service has of its own in each environment, as a person says it when it comes there for the first time. */
export const environmentFieldsSchema = webServiceSpecSchema
  .pick({
    secrets: true,
    identity: true,
    exposure: true,
    scaling: true,
    placement: true,
    onCall: true,
    dataSensitivity: true,
  })
  .partial();

/** See {@link environmentFieldsSchema}. */
export type EnvironmentFields = z.infer<typeof environmentFieldsSchema>;

/** Where a first promotion leads. */
export interface FirstPromotionOptions {
  platform: Platform;
  /** Environment of the source, where it is known: a promotion goes forward. */
  from?: string;
  /** Environment that has no document of the service yet. */
  to: string;
  /** What the service has of its own there. */
  own?: EnvironmentFields;
}

/**
 * Brings a service to an environment that has no document of it yet: what it is and how it behaves comes from the source,
 * with the same image by digest; replicas come from the environment's defaults; what each environment has of its own is never
 * taken over but has to be said.
 *
 * Pure. Refuses what {@link promote} refuses, an environment that the platform does not have, and a source with secrets, a
 * cloud identity or a queue while nobody says which ones the environment has.
 */
export function promoteFirst(
  from: PlatformDocument,
  { platform, from: origin, to, own = {} }: FirstPromotionOptions,
): PromotionResult {
  const environment = Object.hasOwn(platform.environments, to)
    ? platform.environments[to]
    : undefined;
  if (!environment) return { ok: false, findings: [unknown(to, platform)] };
  const stage = origin ? platform.environments[origin]?.stage : undefined;
  const stages = stage && { from: stage, to: environment.stage };
  if (from.kind !== 'WebService') return promote(from, from, { stages });
  const findings = [
    ...missing(from, to, own),
    ...told(from, to, own, environment.replicas),
  ];
  const promoted = promote(from, bare(from, own, environment.replicas), {
    stages,
  });
  const all = sortFindings([...findings, ...promoted.findings]);
  if (!promoted.ok || hasErrors(all)) return { ok: false, findings: all };
  const { document } = promoted;
  return { ok: true, document, changes: additions(document), findings: all };
}

type Replicas = Platform['environments'][string]['replicas'];

/** The document before anything runs there: the platform's bootstrap image, until the promotion sets one. */
function bare(
  { apiVersion, kind, metadata, spec }: WebService,
  own: EnvironmentFields,
  replicas: Replicas,
): WebService {
  const { image: _image, ...runtime } = spec.runtime;
  const { host: _host, ...exposure } = spec.exposure;
  const { description, name } = metadata;
  const {
    identity: _identity,
    onCall: _onCall,
    placement: _placement,
    secrets: _secrets,
    ...same
  } = spec;
  return {
    apiVersion,
    kind,
    metadata: { name, ...(description ? { description } : {}) },
    spec: {
      ...same,
      runtime,
      exposure,
      scaling: {
        ...spec.scaling,
        ...(replicas && {
          minReplicas: replicas.min,
          maxReplicas: replicas.max,
        }),
      },
      ...own,
    },
  };
}

/** What nobody may guess. */
function missing(
  { spec }: WebService,
  to: string,
  own: EnvironmentFields,
): Finding[] {
  const needed: [string, boolean, unknown][] = [
    [
      'spec.secrets',
      Boolean(spec.secrets?.length) && !own.secrets,
      spec.secrets?.map(({ name }) => name),
    ],
    [
      'spec.identity',
      Boolean(spec.identity) && !own.identity,
      Object.keys(spec.identity?.cloudAccess ?? {}),
    ],
    [
      'spec.scaling',
      Boolean(spec.scaling.queue) && !own.scaling,
      spec.scaling.queue?.type,
    ],
  ];
  return needed.flatMap(([path, absent, value]) =>
    absent
      ? [
          refusal(
            path,
            'promotion.environment-field',
            value,
            `The service has it where it comes from. ${
              ENVIRONMENT_FIELDS[path] ?? ''
            }`.trim(),
            `Say what it is in ${to}.`,
          ),
        ]
      : [],
  );
}

/** What was decided without being asked. */
function told(
  { spec }: WebService,
  to: string,
  own: EnvironmentFields,
  replicas: Replicas,
): Finding[] {
  const info = (path: string, value: unknown, message: string): Finding => ({
    ...refusal(
      path,
      'promotion.first',
      value,
      message,
      'Change it if it is not what you want.',
    ),
    severity: 'info',
  });
  return [
    ...(replicas && !own.scaling
      ? [
          info(
            'spec.scaling',
            `${replicas.min} to ${replicas.max}`,
            `From ${replicas.min} to ${replicas.max} replicas, as the platform has it for ${to}.`,
          ),
        ]
      : []),
    ...(spec.exposure.host && !own.exposure
      ? [
          info(
            'spec.exposure.host',
            spec.exposure.host,
            `The host stays where it is; ${to} gets the default one.`,
          ),
        ]
      : []),
    ...(spec.dataSensitivity && !own.dataSensitivity
      ? [
          info(
            'spec.dataSensitivity',
            spec.dataSensitivity,
            `Data in ${to} is taken for as sensitive as where the service comes from.`,
          ),
        ]
      : []),
  ];
}

function unknown(to: string, { environments }: Platform): Finding {
  return refusal(
    '',
    'promotion.environment',
    to,
    `The platform has no environment "${to}".`,
    didYouMean(to, Object.keys(environments)),
  );
}

/** Every field of metadata and spec as one that is new. */
function additions({ metadata, spec }: WebService): FieldChange[] {
  const of = (part: 'metadata' | 'spec', fields: object) =>
    Object.entries(fields).map(([key, after]) => ({
      path: `${part}.${key}`,
      keys: [part, key],
      after,
    }));
  return [...of('metadata', metadata), ...of('spec', spec)];
}
