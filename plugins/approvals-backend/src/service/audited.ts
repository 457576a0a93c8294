import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';

/** Tells the auditor of an attempt and what came of it, whether it was denied, refused or done. */
export async function audited<T>(
  auditor: AuditorService,
  eventId: string,
  meta: JsonObject,
  work: () => Promise<T>,
  outcome: (result: T) => JsonObject,
  severityLevel: 'medium' | 'critical' = 'medium',
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel,
    meta,
  });
  try {
    const result = await work();
    await event.success({ meta: outcome(result) });
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
