import { NotAllowedError } from '@backstage/errors';
import {
  explainDenial,
  type Denial,
  type Role,
} from '@waymark/plugin-access-common';

/**
 * Answered as 403. Its own fields travel in the response body, so that a page can say why and who can change it
 * (read them there with `denialFrom`).
 */
export class DeniedError extends NotAllowedError implements Denial {
  readonly permission: string;
  readonly roles: Role[];
  readonly team?: string;
  readonly reason: string;
  readonly whoCanGrant: string;

  /** The parameters are those of {@link explainDenial}. */
  constructor(...about: Parameters<typeof explainDenial>) {
    const denial = explainDenial(...about);
    super(denial.reason);
    this.permission = denial.permission;
    this.roles = denial.roles;
    if (denial.team !== undefined) {
      this.team = denial.team;
    }
    this.reason = denial.reason;
    this.whoCanGrant = denial.whoCanGrant;
  }
}
