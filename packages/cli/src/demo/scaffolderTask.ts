import { z } from 'zod';
import { DemoFailure } from './errors';
import { poll } from './poll';
import type { PortalSession } from './session';

const TASK_TIMEOUT_MS = 180_000;

const startedSchema = z.object({ id: z.string() });

const taskSchema = z.object({
  status: z.enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
  ]),
});

const eventsSchema = z.array(
  z.object({ body: z.object({ message: z.string().optional() }) }),
);

/** Starts a template through the scaffolder's public API. */
export async function startTask(
  session: PortalSession,
  templateRef: string,
  values: Record<string, unknown>,
): Promise<string> {
  const started = await session.json('/api/scaffolder/v2/tasks', {
    method: 'POST',
    body: { templateRef, values },
  });
  return startedSchema.parse(started).id;
}

/**
 * Waits until a task is over.
 *
 * @throws {@link DemoFailure} with the last lines of its log when it did not complete
 */
export async function finishTask(
  session: PortalSession,
  taskId: string,
  { everyMs = 250 }: { everyMs?: number } = {},
): Promise<void> {
  const path = `/api/scaffolder/v2/tasks/${taskId}`;
  const status = await poll(
    `The end of task ${taskId}`,
    async () => {
      const task = taskSchema.parse(await session.json(path));
      return ['open', 'processing'].includes(task.status)
        ? undefined
        : task.status;
    },
    { timeoutMs: TASK_TIMEOUT_MS, everyMs },
  );
  if (status !== 'completed') {
    const events = eventsSchema.parse(await session.json(`${path}/events`));
    const log = events.map(event => event.body.message ?? '').slice(-6);
    throw new DemoFailure(
      `The task ended as ${status}: ${log.join(' | ')}`,
      `Open the run page: /runs/${taskId}`,
    );
  }
}
