import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { Notice, OutboxRow } from './notice';

/** The claim of the first try; each further one holds twice as long, up to an hour. */
const CLAIM_SECONDS = 60;
const MAX_CLAIM_SECONDS = 3600;

/**
 * Sends what {@link writeNotices} wrote, each notice once, however many replicas deliver and wherever one of them is
 * killed.
 *
 * @public
 */
export class Outbox {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #notifications: NotificationService;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    notifications: NotificationService;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#notifications = options.notifications;
  }

  /** Sends what waits. What cannot be sent now is tried again by a later call. */
  async deliver(signal?: AbortSignal): Promise<void> {
    await this.#forgetOld();
    for (;;) {
      if (signal?.aborted) return;
      const row = await this.#claim();
      if (!row) return;
      try {
        await this.#notifications.send(toNotification(row.notice));
        await this.#knex<OutboxRow>('outbox')
          .where({ key: row.key })
          .update({ sent_at: this.#knex.fn.now() });
      } catch (error) {
        this.#logger.warn(
          `Notification ${row.key} was not sent; it is tried again`,
          toError(error),
        );
      }
    }
  }

  /** Takes the oldest notice that is due. Nobody else gets it before the claim has run out. */
  async #claim(): Promise<OutboxRow | undefined> {
    const knex = this.#knex;
    const due = knex<OutboxRow>('outbox')
      .select('key')
      .whereNull('sent_at')
      .andWhere('next_try_at', '<=', knex.fn.now())
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked();
    const [row] = await knex<OutboxRow>('outbox')
      .whereIn('key', due)
      .update({
        attempts: knex.raw('attempts + 1'),
        next_try_at: knex.raw(
          `now() + least(? * power(2, least(attempts, 10)), ?) * interval '1 second'`,
          [CLAIM_SECONDS, MAX_CLAIM_SECONDS],
        ),
      })
      .returning('*');
    return row;
  }

  async #forgetOld(): Promise<void> {
    await this.#knex('outbox')
      .where('created_at', '<', this.#knex.raw(`now() - interval '7 days'`))
      .delete();
  }
}

/** The key is the scope: sent twice, it renews the notification that is there instead of making another. */
function toNotification(notice: Notice): NotificationSendOptions {
  const { except, key, to, ...payload } = notice;
  return {
    recipients: {
      type: 'entity',
      entityRef: to,
      ...(except && { excludeEntityRef: except }),
    },
    payload: { ...payload, scope: key },
  };
}
