import { refusal, type Finding } from '../findings/finding';
import { didYouMean } from '../findings/suggest';
import type { PlatformDocument } from '../model/document';
import { SOURCE_COMMIT_ANNOTATION } from '../model/metadata';
import type { WebService } from '../model/webService';
import type { Platform } from '../platform/platform';
import { compareApiVersions } from './apiVersion';
import { ENVIRONMENT_FIELDS, PROMOTABLE_FIELDS } from './fields';

/** A stage of the organization. */
export type Stage = Platform['environments'][string]['stage'];

const STAGES: readonly Stage[] = ['development', 'staging', 'production'];

/** What forbids, or speaks against, promoting between the two documents. */
export function checkPair(
  from: PlatformDocument,
  to: PlatformDocument,
  stages: { from: Stage; to: Stage } | undefined,
): Finding[] {
  if (from.kind !== 'WebService' || to.kind !== 'WebService') {
    return [
      refusal(
        'kind',
        'promotion.kind',
        `${from.kind} → ${to.kind}`,
        from.kind === to.kind
          ? `A ${from.kind} is not promoted; each environment has its own.`
          : `The documents are of different kinds: ${from.kind} and ${to.kind}.`,
        'Name the documents of one service in two environments.',
      ),
    ];
  }
  return [
    ...checkIdentity(from, to),
    ...checkArtefact(from, to),
    ...(stages ? checkStages(stages) : []),
  ];
}

function checkIdentity(from: WebService, to: WebService): Finding[] {
  const findings: Finding[] = [];
  if (from.metadata.name !== to.metadata.name) {
    findings.push(
      refusal(
        'metadata.name',
        'promotion.service',
        to.metadata.name,
        `The documents are of different services: "${from.metadata.name}" and "${to.metadata.name}".`,
        'Name the documents of one service in two environments.',
      ),
    );
  }
  if (from.spec.owner !== to.spec.owner) {
    findings.push(
      refusal(
        'spec.owner',
        'promotion.owner',
        to.spec.owner,
        `The documents belong to different teams: "${from.spec.owner}" and "${to.spec.owner}".`,
        'Move the service first, in a change of its own.',
      ),
    );
  }
  const order = compareApiVersions(from.apiVersion, to.apiVersion);
  if (order !== 0) {
    const [older, newer] = order < 0 ? [from, to] : [to, from];
    findings.push(
      refusal(
        'apiVersion',
        'promotion.api-version',
        to.apiVersion,
        `The documents are of different versions: "${older.apiVersion}" is older than "${newer.apiVersion}".`,
        `Convert the older one to "${newer.apiVersion}" first, in a change of its own.`,
      ),
    );
  }
  return findings;
}

function checkArtefact(from: WebService, to: WebService): Finding[] {
  const { image } = from.spec.runtime;
  if (image === undefined) {
    return [
      refusal(
        'spec.runtime.image',
        'promotion.image',
        undefined,
        'The source runs the bootstrap image: its pipeline has not built one yet.',
        'Let the pipeline set the image first.',
      ),
    ];
  }
  const present = to.spec.runtime.image;
  const findings: Finding[] = [];
  if (present !== undefined && repository(present) !== repository(image)) {
    findings.push({
      ...refusal(
        'spec.runtime.image',
        'promotion.repository',
        image,
        `The image comes from another repository than "${repository(
          present,
        )}".`,
        'Look whether it is the same software.',
      ),
      severity: 'warning',
    });
  }
  if (from.metadata.annotations?.[SOURCE_COMMIT_ANNOTATION] === undefined) {
    findings.push({
      ...refusal(
        `metadata.annotations["${SOURCE_COMMIT_ANNOTATION}"]`,
        'promotion.source-commit',
        undefined,
        'The source does not say which commit its image was built from, so lead time cannot be measured.',
        'Let the pipeline set it together with the image.',
      ),
      severity: 'warning',
    });
  }
  return findings;
}

function checkStages({ from, to }: { from: Stage; to: Stage }): Finding[] {
  const steps = STAGES.indexOf(to) - STAGES.indexOf(from);
  if (steps < 0) {
    return [
      refusal(
        '',
        'promotion.stage',
        to,
        `From ${from} to ${to} is backwards.`,
        'Promote from the earlier stage; to go back, revert the commit.',
      ),
    ];
  }
  if (steps < 2) return [];
  const skipped = STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(to));
  return [
    {
      ...refusal(
        '',
        'promotion.skipped-stage',
        to,
        `From ${from} to ${to} skips ${skipped.join(', ')}.`,
        `Promote to ${skipped[0]} first, unless there is a reason.`,
      ),
      severity: 'warning',
    },
  ];
}

/** Fields that are named but cannot go along. */
export function checkFields(fields: readonly string[]): Finding[] {
  return fields.flatMap(field => {
    if (PROMOTABLE_FIELDS.some(known => known === field)) return [];
    const [, reason] =
      Object.entries(ENVIRONMENT_FIELDS).find(
        ([known]) => field === known || field.startsWith(`${known}.`),
      ) ?? [];
    return [
      refusal(
        field,
        'promotion.field',
        field,
        reason
          ? `The field is not promoted. ${reason}`
          : `There is no field "${field}" to promote.`,
        reason
          ? 'Leave it out, or edit it in the document of its environment.'
          : didYouMean(field, PROMOTABLE_FIELDS),
      ),
    ];
  });
}

/** `registry/repository` of an image, without tag and digest. */
function repository(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}
