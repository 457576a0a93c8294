import { setTimeout as sleep } from 'node:timers/promises';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { ConflictError, isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Outbound } from '../run/RunSession';

const POLL_MS = 250;

/** The catalog did not process the location in time. */
export class NotInCatalogError extends Error {
  override readonly name = 'NotInCatalogError';

  constructor(entityRef: string, seconds: number) {
    super(
      `${entityRef} is not in the catalog after ${seconds} s; look at its catalog-info.yaml`,
    );
  }
}

/**
 * Adds a location unless it is there, and waits until its entity is. Waiting counts as outbound: it is
 * the catalog's queue.
 *
 * @throws NotInCatalogError when it takes longer than the bound
 * @throws ConflictError when the entity comes from somewhere else
 */
export async function registerLocation(options: {
  catalog: CatalogService;
  /** Of the person: whether they may register is the catalog's decision. */
  credentials: BackstageCredentials;
  /** Of the portal, which asks for the refresh. */
  ownCredentials: BackstageCredentials;
  entityRef: string;
  outbound: Outbound;
  signal?: AbortSignal;
  target: string;
  boundMs?: number;
}): Promise<Entity> {
  const { catalog, credentials, entityRef, outbound, target } = options;
  try {
    await catalog.addLocation({ type: 'url', target }, { credentials });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  const entity = await outbound(() => waitFor(options));
  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  if (origin !== undefined && !sameFile(origin, target)) {
    throw new ConflictError(
      `${entityRef} is in the catalog already, from ${origin}`,
    );
  }
  await catalog.refreshEntity(entityRef, {
    credentials: options.ownCredentials,
  });
  return entity;
}

async function waitFor(
  options: Parameters<typeof registerLocation>[0],
): Promise<Entity> {
  const { catalog, credentials, entityRef, signal, boundMs = 60_000 } = options;
  const end = Date.now() + boundMs;
  for (;;) {
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (entity) return entity;
    if (Date.now() > end) {
      throw new NotInCatalogError(entityRef, boundMs / 1000);
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** The organization's discovery may have found the same file before us. */
function sameFile(origin: string, target: string): boolean {
  return origin === `url:${target}`;
}

/** The catalog client throws `ResponseError`, whose cause is the catalog's own error. */
function isConflict(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'ConflictError' || error.statusCode === 409)
  );
}
