import { z } from 'zod';
import type { ClusterClient } from '../client';
import { argocdSettings, type Component } from './components';
import { readLedger, refOf, writeLedger } from './ledger';

/** What an installation would do to a cluster. */
export interface InstallationPlan {
  /** Address of the API server. */
  server: string;
  add: Component[];
  /** Missing, and without Go not to be had from here, nor what needs it. */
  missing: Component[];
  /** There already: left as it is, whatever its version. */
  present: Component[];
  /** Of an Argo CD that is there: settings that Waymark's objects rely on, and that it has not. */
  settings: { name: string; wanted: string; found?: string }[];
}

const settingsSchema = z.looseObject({
  data: z.record(z.string(), z.string()).optional(),
});

/** Looks which components a cluster lacks; changes nothing. */
export async function planInstallation(
  client: Pick<ClusterClient, 'get' | 'server'>,
  components: readonly Component[],
): Promise<InstallationPlan> {
  const found = await Promise.all(
    components.map(({ sign }) => client.get(z.unknown(), sign)),
  );
  const present = components.filter((_, index) => found[index] !== undefined);
  const absent = components.filter(one => !present.includes(one));
  const without = new Set(
    absent.filter(({ objects }) => objects.length === 0).map(one => one.title),
  );
  const isMissing = ({ needs, title }: Component) =>
    without.has(title) || (needs !== undefined && without.has(needs));
  return {
    server: client.server,
    add: absent.filter(one => !isMissing(one)),
    missing: absent.filter(isMissing),
    present,
    settings: await differing(
      client,
      present.flatMap(({ settings = {} }) => Object.entries(settings)),
    ),
  };
}

async function differing(
  client: Pick<ClusterClient, 'get'>,
  wanted: readonly [name: string, value: string][],
): Promise<InstallationPlan['settings']> {
  if (wanted.length === 0) return [];
  const config = await client.get(settingsSchema, argocdSettings);
  return wanted.flatMap(([name, value]) => {
    const found = config?.data?.[name];
    if (found === value) return [];
    return [{ name, wanted: value, ...(found !== undefined && { found }) }];
  });
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
