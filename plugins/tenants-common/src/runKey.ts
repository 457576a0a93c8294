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

const CHANGE_SET = /^run:([0-9a-f-]{36}):/;

/**
 * Idempotency key of the change set that a run sends; each try has its own.
 *
 * @public
 */
export function changeSetKeyOfRun(
  run: { id: string; attempt: number },
  attempt: number,
): string {
  return `run:${run.id}:${run.attempt}.${attempt}`;
}

/**
 * Id of the run that sent a change set, or took it back; undefined when none did.
 *
 * @public
 */
export function runOfChangeSet(idempotencyKey: string): string | undefined {
  return CHANGE_SET.exec(idempotencyKey)?.[1];
}
