import { z } from 'zod';
import type { ClusterClient } from '../client';
import type { Component } from './components';

/** What an installation would do to a cluster. */
export interface InstallationPlan {
  /** Address of the API server. */
  server: string;
  add: Component[];
  /** Missing, and without Go not to be had from here. */
  missing: Component[];
  /** There already: left as it is, whatever its version. */
  present: Component[];
}

/** Looks which components a cluster lacks; changes nothing. */
export async function planInstallation(
  client: Pick<ClusterClient, 'get' | 'server'>,
  components: readonly Component[],
): Promise<InstallationPlan> {
  const found = await Promise.all(
    components.map(({ sign }) => client.get(z.unknown(), sign)),
  );
  return {
    server: client.server,
    add: components.filter(
      ({ objects }, index) => found[index] === undefined && objects.length > 0,
    ),
    missing: components.filter(
      ({ objects }, index) =>
        found[index] === undefined && objects.length === 0,
    ),
    present: components.filter((_, index) => found[index] !== undefined),
  };
}

/** Adds what a plan says; fields that somebody else owns are not taken over. */
export async function install(
  client: ClusterClient,
  { add }: InstallationPlan,
): Promise<void> {
  for (const { objects } of add) {
    await client.apply(objects, { force: false });
  }
}
