import { tenantNamespaceName } from '@waymark/platform-api';
import {
  BREAK_GLASS_KIND,
  type ApprovalFinding,
} from '@waymark/plugin-approvals-common';
import { ApprovalInputError } from '../ApprovalInputError';
import type { RequestStore } from '../database/RequestStore';
import type { RequestRow } from '../database/rows';
import type { GrantWriter } from '../grants/GrantWriter';
import type { Kinds } from '../kinds/Kinds';
import { accessTaken } from '../notices';
import { finding } from '../service/open';
import type { People } from '../service/People';
import type { NewAccess } from '../service/types';
import type { Settings } from '../settings';
import type { Namespaces } from './Namespaces';
import { openAccess } from './openAccess';

/** What it works with. */
export interface AccessDeskOptions {
  kinds: Kinds;
  namespaces: Namespaces;
  now: () => Date;
  people: People;
  settings: Settings;
  store: RequestStore;
  writer: Pick<GrantWriter, 'write'>;
}

/** Gives access at once: request, access and grant are one transaction, and the grant goes to the repository right after it. */
export class AccessDesk {
  readonly #options: AccessDeskOptions;

  constructor(options: AccessDeskOptions) {
    this.#options = options;
  }

  /**
   * @throws ApprovalInputError when it may not be taken like this
   * @throws ConflictError when the person has access there already
   */
  async open(
    input: NewAccess,
    person: string,
  ): Promise<{ row: RequestRow; opened: boolean }> {
    const { kinds, namespaces, now, people, settings, store, writer } =
      this.#options;
    const user = await people.userNameOf(person);
    refuse([
      ...tooLong(input, settings.breakGlassMinutes),
      ...nameless(person, user),
      ...(await namespaces.check(input)),
    ]);
    const namespace = tenantNamespaceName(input.team, input.environment);
    const at = now();
    const kind = kinds.get(BREAK_GLASS_KIND);
    const who = { person, user: user ?? '', namespace };
    const { access, grant, row } = openAccess(input, who, kind, settings, at);
    refuse(await namespaces.checkGrant(grant));
    const made = await store.insert(
      row,
      {
        at,
        actor: person,
        action: 'request.opened',
        subject: row.id,
        detail: { kind: kind.id, hash: row.subject_hash, text: row.reason },
      },
      [accessTaken(row, access)],
      { access, grant },
    );
    await writer.write();
    return made;
  }
}

/** @throws ApprovalInputError when anything was found */
function refuse(findings: ApprovalFinding[]): void {
  if (findings.length > 0) throw new ApprovalInputError(findings);
}

function tooLong({ minutes }: NewAccess, most: number): ApprovalFinding[] {
  if (minutes <= most) return [];
  return [
    finding('minutes', 'minutes.most', {
      value: minutes,
      message: `Access is taken for at most ${most} minutes.`,
      fix: `Use ${most} or less; it can be taken again.`,
    }),
  ];
}

function nameless(person: string, user: string | undefined): ApprovalFinding[] {
  if (user) return [];
  return [
    finding('', 'person.address', {
      value: person,
      message:
        'The catalog has no e-mail address of you, by which clusters know people.',
      fix: 'Have it added to your profile.',
    }),
  ];
}
