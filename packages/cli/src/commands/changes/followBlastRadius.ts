import type {
  BlastRadius,
  BlastRadiusEvent,
  TouchedWorkload,
} from '@waymark/plugin-changes-common';
import { CliError } from '../../CliError';

/** What `changes blast-radius --json` prints; a stable shape. */
export interface FleetReport {
  /** Commit on main that it is compared with. */
  against: string;
  valid: boolean;
  touched: TouchedWorkload[];
  radius: BlastRadius;
}

/**
 * Gathers a blast radius to its end, and tells a terminal how far it is.
 *
 * @throws CliError when it breaks off
 */
export async function followBlastRadius(
  events: AsyncGenerator<BlastRadiusEvent>,
  progress: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Promise<FleetReport> {
  const touched: TouchedWorkload[] = [];
  let started = { against: '', valid: true };
  for await (const event of events) {
    switch (event.type) {
      case 'started':
        started = event;
        break;
      case 'progress':
        touched.push(...event.touched);
        if (progress.isTTY) {
          progress.write(
            `\rCompared ${event.compared} of ${event.total} documents`,
          );
        }
        break;
      case 'done': {
        if (progress.isTTY) progress.write('\r\u001b[K');
        const { against, valid } = started;
        return { against, valid, touched, radius: event.radius };
      }
      default:
        throw brokenOff(event.message);
    }
  }
  throw brokenOff('the portal ended the answer early');
}

function brokenOff(reason: string): CliError {
  return new CliError('failed', `The comparison broke off: ${reason}`, {
    fix: 'Ask again; ./waymark status tells whether all parts run.',
  });
}
