import type { AuditorService } from '@backstage/backend-plugin-api';

/** Tells the auditor of a mutation and of what became of it. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    actor: string;
    run: string;
    severity?: 'low' | 'medium';
  },
  verb: () => Promise<T>,
): Promise<T> {
  const { actor, eventId, run, severity = 'medium' } = event;
  const created = await auditor.createEvent({
    eventId,
    severityLevel: severity,
    meta: { actor, run },
  });
  try {
    const result = await verb();
    await created.success();
    return result;
  } catch (error) {
    await created.fail({
      error: error instanceof Error ? error : new Error(String(error)),
    });
    throw error;
  }
}
