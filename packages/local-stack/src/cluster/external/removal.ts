import { z } from 'zod';
import type { ClusterClient, ObjectRef } from '../client';
import { readLedger, writeLedger } from './ledger';

/** What removing an installation would do to a cluster. */
export interface RemovalPlan {
  /** Address of the API server. */
  server: string;
  /** In the order it goes. */
  remove: ObjectRef[];
  /** What was added and stays, because somebody uses it by now. */
  keep: { ref: ObjectRef; why: string }[];
}

const definitionSchema = z.object({
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(z.object({ name: z.string(), served: z.boolean() })),
  }),
});

const objectSchema = z.object({
  metadata: z.object({ name: z.string() }),
});

/** Who lives in a namespace; what these make goes with them. */
const INHABITANTS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
  ['v1', 'Service'],
] as const;

/** Objects in namespaces before kinds, kinds before namespaces. */
const ORDER: Record<string, number> = {
  CustomResourceDefinition: 1,
  Namespace: 2,
};

/** Looks what of the installation is there and whether anybody uses it; changes nothing. */
export async function planRemoval(
  client: Pick<ClusterClient, 'get' | 'list' | 'server'>,
): Promise<RemovalPlan> {
  const added = await readLedger(client);
  const ours = new Set(added.map(keyOf));
  const judged = await Promise.all(
    added.map(async ref => {
      if (!(await client.get(z.unknown(), ref))) return [];
      return [{ ref, why: await whoUses(client, ref, ours) }];
    }),
  );
  const there = judged.flat();
  return {
    server: client.server,
    remove: there
      .flatMap(({ ref, why }) => (why ? [] : ref))
      .sort((one, other) => (ORDER[one.kind] ?? 0) - (ORDER[other.kind] ?? 0)),
    keep: there.flatMap(({ ref, why }) => (why ? [{ ref, why }] : [])),
  };
}

/** Removes what a plan says; what stays remains noted, so that it can go later. */
export async function removeInstallation(
  client: Pick<ClusterClient, 'apply' | 'delete'>,
  { keep, remove }: RemovalPlan,
): Promise<void> {
  for (const ref of remove) await client.delete(ref);
  await writeLedger(
    client,
    keep.map(({ ref }) => ref),
  );
}

async function whoUses(
  client: Pick<ClusterClient, 'get' | 'list'>,
  ref: ObjectRef,
  ours: ReadonlySet<string>,
): Promise<string | undefined> {
  if (ref.kind === 'CustomResourceDefinition') {
    const definition = await client.get(definitionSchema, ref);
    const { group, names, versions } = definition?.spec ?? {};
    const version = versions?.find(({ served }) => served)?.name;
    if (!group || !names || !version) return undefined;
    const { kind } = names;
    const apiVersion = `${group}/${version}`;
    try {
      const found = await client.list(objectSchema, { apiVersion, kind });
      return found.length > 0 ? `${found.length} ${kind} of it` : undefined;
    } catch (error) {
      // What nobody can count may be somebody's.
      return error instanceof Error ? error.message : String(error);
    }
  }
  if (ref.kind !== 'Namespace') return undefined;
  const namespace = ref.name;
  const others = await Promise.all(
    INHABITANTS.map(async ([apiVersion, kind]) => {
      const found = await client.list(objectSchema, {
        apiVersion,
        kind,
        namespace,
      });
      return found
        .map(({ metadata: { name } }) => ({
          apiVersion,
          kind,
          namespace,
          name,
        }))
        .filter(each => !ours.has(keyOf(each)));
    }),
  );
  const [first, ...more] = others.flat();
  if (!first) return undefined;
  return `${first.kind} ${first.name}${
    more.length > 0 ? ` and ${more.length} more` : ''
  } in it`;
}

function keyOf({ apiVersion, kind, namespace = '', name }: ObjectRef): string {
  return [apiVersion, kind, namespace, name].join(' ');
}
