import { z } from 'zod';
import { clusterKind } from './cluster';
import { deploymentTargetKind } from './deploymentTarget';
import { environmentKind } from './environment';
import { networkPolicyProfileKind } from './networkPolicyProfile';
import { organizationKind } from './organization';
import { quotaProfileKind } from './quotaProfile';
import { sizeProfileKind } from './sizeProfile';
import { teamKind } from './team';

/** Every kind of configuration by its name; what reads, shows or documents kinds goes through here. */
export const CONFIGURATION_KINDS = {
  Organization: organizationKind,
  Team: teamKind,
  Environment: environmentKind,
  DeploymentTarget: deploymentTargetKind,
  Cluster: clusterKind,
  SizeProfile: sizeProfileKind,
  QuotaProfile: quotaProfileKind,
  NetworkPolicyProfile: networkPolicyProfileKind,
} as const;

/** Name of a kind of configuration. */
export type ConfigurationKind = keyof typeof CONFIGURATION_KINDS;

const KINDS = Object.values(CONFIGURATION_KINDS);

/** The names of the kinds, in the order they are shown. */
export const CONFIGURATION_KIND_NAMES: readonly ConfigurationKind[] = KINDS.map(
  ({ kind }) => kind,
);

const [firstSchema, ...otherSchemas] = KINDS.map(({ schema }) => schema);

/** Any document of configuration. */
export const configurationDocumentSchema = z.discriminatedUnion('kind', [
  firstSchema,
  ...otherSchemas,
]);

/** See {@link configurationDocumentSchema}. */
export type ConfigurationDocument = z.output<
  typeof configurationDocumentSchema
>;

/** A document of one kind. */
export type DocumentOf<K extends ConfigurationKind> = Extract<
  ConfigurationDocument,
  { kind: K }
>;

/** The kind whose documents lie in a folder below `platform/`. */
export function kindOfFolder(folder: string): ConfigurationKind | undefined {
  return CONFIGURATION_KIND_NAMES.find(
    name => CONFIGURATION_KINDS[name].folder === folder,
  );
}

/** Where a document of a kind lies: `platform/teams/assistant.yaml`. */
export function configurationPath(
  kind: ConfigurationKind,
  name: string,
): string {
  return `platform/${CONFIGURATION_KINDS[kind].folder}/${name}.yaml`;
}

/** JSON Schema 2020-12 of a kind, with titles, descriptions and defaults for forms and editors. */
export function configurationJsonSchema(
  kind: ConfigurationKind,
): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(CONFIGURATION_KINDS[kind].schema, {
    target: 'draft-2020-12',
    reused: 'inline',
    io: 'input',
  });
}
