const OF_TASK = 'scaffolder-task:';

/**
 * Idempotency key of the run that a scaffolder task makes.
 *
 * @public
 */
export function runKeyOfTask(taskId: string): string {
  return `${OF_TASK}${taskId}`;
}

/**
 * What a run is called in an address of the portal: its task's id if it has one, because that is known
 * before the run is, else its own.
 *
 * @public
 */
export function runSlug(run: { id: string; idempotencyKey: string }): string {
  return run.idempotencyKey.startsWith(OF_TASK)
    ? run.idempotencyKey.slice(OF_TASK.length)
    : run.id;
}
