import { createHash } from 'node:crypto';
import { ForgeNotFoundError } from '@waymark/gitops';
import { toYaml } from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import { GITOPS } from '../../stack/cluster/connectGitops';
import type { DeliveryContext } from './types';

const intentSchema = z.looseObject({
  spec: z.looseObject({ runtime: z.looseObject({}) }),
});

/** Path of a service's document on branch main. */
export function intentPath({
  environment,
  service,
  team,
}: Pick<DeliveryContext, 'environment' | 'service' | 'team'>): string {
  return `tenants/${team}/${environment}/${service}.yaml`;
}

/** An image that a pipeline would have built; nobody pulls it. */
export function imageOf(
  { service, team }: Pick<DeliveryContext, 'service' | 'team'>,
  version: number,
): string {
  const digest = createHash('sha256')
    .update(`${service} ${version}`)
    .digest('hex');
  return `registry.meridian.example/${team}/${service}:${version}@sha256:${digest}`;
}

/** A document as it stands on branch main. */
export async function readDocument(
  { reviewer }: Pick<DeliveryContext, 'reviewer'>,
  path: string,
): Promise<string> {
  const file = await reviewer.readFile(GITOPS, path, 'main');
  return file.content.toString('utf8');
}

/** Whether a document stands on branch main. */
export async function hasDocument(
  context: Pick<DeliveryContext, 'reviewer'>,
  path: string,
): Promise<boolean> {
  try {
    await readDocument(context, path);
    return true;
  } catch (error) {
    if (error instanceof ForgeNotFoundError) return false;
    throw error;
  }
}

/** The document with another image, as a pipeline writes it. */
export function withImage(text: string, image: string): string {
  const intent = intentSchema.parse(load(text));
  return toYaml({
    ...intent,
    spec: { ...intent.spec, runtime: { ...intent.spec.runtime, image } },
  });
}
