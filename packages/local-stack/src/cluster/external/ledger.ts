import { z } from 'zod';
import type { ClusterClient, ClusterObject, ObjectRef } from '../client';

/** Where the cluster itself keeps what was added to it, so that anybody can remove it again. */
const place = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'kube-system',
  name: 'waymark-installation',
} as const;

const refsSchema = z.array(
  z.object({
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
  }),
);

const ledgerSchema = z.object({ data: z.object({ objects: z.string() }) });

/** What names an object. */
export function refOf({
  apiVersion,
  kind,
  metadata,
}: ClusterObject): ObjectRef {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, ...(namespace && { namespace }) };
}

/** What was added to a cluster, in the order it was. */
export async function readLedger(
  client: Pick<ClusterClient, 'get'>,
): Promise<ObjectRef[]> {
  const found = await client.get(ledgerSchema, place);
  return found ? refsSchema.parse(JSON.parse(found.data.objects)) : [];
}

/** Notes what is there of ours; without anything the note itself goes. */
export async function writeLedger(
  client: Pick<ClusterClient, 'apply' | 'delete'>,
  objects: readonly ObjectRef[],
): Promise<void> {
  if (objects.length === 0) {
    await client.delete(place);
    return;
  }
  const { apiVersion, kind, name, namespace } = place;
  await client.apply([
    {
      apiVersion,
      kind,
      metadata: { name, namespace },
      data: { objects: JSON.stringify(objects) },
    },
  ]);
}
