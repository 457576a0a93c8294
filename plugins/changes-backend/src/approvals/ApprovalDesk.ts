import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import type {
  ApprovalRequest,
  ApprovalRequestInput,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';

type Approvals = Pick<
  ApprovalsApi,
  'createRequest' | 'listRequests' | 'withdraw'
>;

/** The approvals plugin as this one asks it: on its own behalf, and again later when it does not answer. */
export class ApprovalDesk {
  readonly #approvals: Approvals;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  constructor(options: {
    approvals: Approvals;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#approvals = options.approvals;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /**
   * Opens requests, or finds those of their keys, and gives how they stand.
   *
   * @param what - is named in the log
   * @returns undefined when they do not answer now
   */
  ask(
    inputs: readonly ApprovalRequestInput[],
    what: string,
  ): Promise<ApprovalRequest[] | undefined> {
    return this.#try(what, async token => {
      const requests: ApprovalRequest[] = [];
      for (const input of inputs) {
        requests.push(await this.#approvals.createRequest(input, { token }));
      }
      return requests;
    });
  }

  /** Every request on a subject, `<type>:<ref>`; undefined when they do not answer now. */
  known(subject: string): Promise<ApprovalRequest[] | undefined> {
    return this.#try(subject, async token => {
      const { items } = await this.#approvals.listRequests(
        { subject, limit: 100 },
        { token },
      );
      return items;
    });
  }

  /**
   * Takes back what is still open on a subject, `<type>:<ref>`.
   *
   * @returns false when that is to be tried again
   */
  async release(subject: string, text: string): Promise<boolean> {
    const done = await this.#try(subject, async token => {
      const { items } = await this.#approvals.listRequests(
        { subject, state: 'open', limit: 100 },
        { token },
      );
      for (const { id } of items) {
        await this.#approvals.withdraw(id, { text }, { token });
      }
      return true;
    });
    return done ?? false;
  }

  async #try<T>(
    what: string,
    work: (token: string) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'approvals',
      });
      return await work(token);
    } catch (error) {
      const { message } =
        error instanceof ResponseError ? error.body.error : toError(error);
      this.#logger.warn(
        `Approvals did not answer for ${what}; they are asked again: ${message}`,
      );
      return undefined;
    }
  }
}
