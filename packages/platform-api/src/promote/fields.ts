import { SOURCE_COMMIT_ANNOTATION } from '../model/metadata';

/** What a promotion always takes along: the artefact, and where it came from. */
export const PROMOTED_FIELDS: Record<string, readonly string[]> = {
  'spec.runtime.image': ['spec', 'runtime', 'image'],
  'metadata.annotations.source-commit': [
    'metadata',
    'annotations',
    SOURCE_COMMIT_ANNOTATION,
  ],
};

/** What it takes along when it is named: how the service behaves, the same wherever it runs. */
export const PROMOTABLE_FIELDS = [
  'metadata.description',
  'spec.system',
  'spec.runtime.language',
  'spec.runtime.size',
  'spec.runtime.resources',
  'spec.runtime.cpuBurst',
  'spec.dependencies',
  'spec.reliability',
  'spec.observability',
  'spec.trafficClass',
  'spec.offering',
] as const;

/** See {@link PROMOTABLE_FIELDS}. */
export type PromotableField = (typeof PROMOTABLE_FIELDS)[number];

/** What never goes along, and why. */
export const ENVIRONMENT_FIELDS: Record<string, string | undefined> = {
  'metadata.name': 'It names the service, and both documents are of one.',
  'spec.owner': 'A change of owner is a move of its own.',
  'spec.secrets': 'Each environment has secrets of its own.',
  'spec.identity': 'Each environment has a cloud identity of its own.',
  'spec.exposure': 'Each environment has a host and a review of its own.',
  'spec.scaling': 'Each environment has traffic of its own.',
  'spec.placement': 'It follows from where the environment lies.',
  'spec.onCall': 'Who is paged differs between environments.',
  'spec.dataSensitivity': 'Each environment says which data it holds.',
};
