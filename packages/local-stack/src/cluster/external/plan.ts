import { z } from 'zod';
import type { ClusterClient } from '../client';
import type { Component } from './components';
import { readLedger, refOf, writeLedger } from './ledger';

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

/**
 * Adds what a plan says. An object that is there by its name already stays as it is; what is added is noted in the cluster before it is,
 * so that an installation that was cut off can be removed too.
 */
export async function install(
  client: Pick<ClusterClient, 'apply' | 'delete' | 'get'>,
  { add }: InstallationPlan,
): Promise<void> {
  for (const { objects } of add) {
    const found = await Promise.all(
      objects.map(object => client.get(z.unknown(), refOf(object))),
    );
    const missing = objects.filter((_, index) => found[index] === undefined);
    await writeLedger(client, [
      ...(await readLedger(client)),
      ...missing.map(refOf),
    ]);
    await client.apply(missing, { force: false });
  }
}
