import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  APPROVALS_TOPIC,
  type ApprovalEvent,
} from '@waymark/plugin-approvals-common';

/** Tells other plugins that a request ended. The request itself is what counts, so an event that gets lost is none. */
export class Announcer {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  constructor(options: { events: EventsService; logger: LoggerService }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  async announce(event: ApprovalEvent): Promise<void> {
    try {
      await this.#events.publish({
        topic: APPROVALS_TOPIC,
        eventPayload: event,
      });
    } catch (error) {
      this.#logger.warn(
        `The end of request ${event.request} was not announced`,
        toError(error),
      );
    }
  }
}
