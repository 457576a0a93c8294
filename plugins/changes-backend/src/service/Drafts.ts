import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { InvalidChangeError, teamsTouched } from '@waymark/gitops';
import {
  changeSetRequestSchema,
  type ChangeSet,
  type Proposal,
} from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { DraftStore } from '../database/DraftStore';
import type { EndingStore } from '../database/EndingStore';
import type { ChangeSetRow } from '../database/rows';
import { toChangeSet } from '../database/toChangeSet';
import type { Reconciler } from '../reconciler/Reconciler';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { hashOf } from './accept';
import { assertReplaceable } from './assertReplaceable';
import { auditOf } from './auditOf';
import { findReadable, isId } from './findReadable';
import type { Lifecycle } from './Lifecycle';
import type { People } from './People';
import type { Caller, DraftContent } from './types';

/** What it works with. */
export interface DraftsOptions {
  repository: GitopsRepository;
  store: ChangeSetStore;
  drafts: DraftStore;
  endings: EndingStore;
  lifecycle: Lifecycle;
  reconciler: Pick<Reconciler, 'trigger'>;
  people: People;
  now: () => Date;
}

/** What a person works on before anybody else sees it. */
export class Drafts {
  readonly #options: DraftsOptions;

  constructor(options: DraftsOptions) {
    this.#options = options;
  }

  async save(
    id: string,
    { revision, ...draft }: DraftContent,
    { credentials, door = 'portal' }: Caller,
  ): Promise<ChangeSet> {
    if (!isId(id)) throw new InputError('The id of a draft is a UUID.');
    const { drafts, now, people, repository, store } = this.#options;
    const actor = await people.actorOf(credentials);
    const base = draft.base ?? (await repository.head());
    const paths = draft.edits.map(({ path }) => path);
    const content = {
      request_hash: hashOf({ ...draft, base }),
      mode: draft.mode,
      reason: draft.reason,
      teams: teamsTouched(draft.edits).flatMap(team => team ?? []),
      paths,
      edits: draft.edits,
      base,
      door,
      supersedes: draft.supersedes ?? [],
    };
    const audit = auditOf(
      { id, author: actor.ref, paths },
      {
        at: now(),
        actor: actor.ref,
        verb: 'draft',
        detail: { revision: revision + 1 },
      },
    );
    if (revision === 0) {
      const made = await drafts.insert(
        {
          ...content,
          id,
          idempotency_key: `draft:${id}`,
          author: actor.ref,
          author_name: actor.person.name,
          author_email: actor.person.email,
          created_at: audit.at,
        },
        audit,
      );
      if (made) return toChangeSet(made);
    }
    const row = await findReadable(store, id, actor.ref);
    assertDraftOf(row, actor.ref);
    // The answer to the same save was lost on its way.
    const isSaved =
      row.revision === revision + 1 &&
      row.request_hash === content.request_hash;
    if (isSaved) return toChangeSet(row);
    const saved = await drafts.update(id, revision, content, audit);
    if (!saved) throw savedElsewhere();
    return toChangeSet(saved);
  }

  async discard(id: string, credentials: BackstageCredentials): Promise<void> {
    const { drafts, now, people, store } = this.#options;
    const actor = people.refOf(credentials);
    const row = await findReadable(store, id, actor);
    assertDraftOf(row, actor);
    const at = now();
    const audit = auditOf(row, { at, actor, verb: 'draft-discarded' });
    if (await drafts.delete(id, audit)) return;
    // Thrown away meanwhile, it is not there, as for whoever asks later.
    await findReadable(store, id, actor);
    throw savedElsewhere();
  }

  async propose(
    id: string,
    { revision }: Proposal,
    credentials: BackstageCredentials,
  ): Promise<ChangeSet> {
    const { lifecycle, people, reconciler, store } = this.#options;
    const actor = people.refOf(credentials);
    const row = await findReadable(store, id, actor);
    const submitted = await this.#submit(row, revision, actor);
    const settled = await lifecycle.carryOn(submitted, actor);
    const isNews =
      settled.state === 'proposed' ||
      (settled.state === 'committed' && !settled.rendered_commit);
    if (isNews) {
      reconciler.trigger('change-set');
    }
    return toChangeSet(settled);
  }

  async #submit(
    row: ChangeSetRow,
    revision: number,
    actor: string,
  ): Promise<ChangeSetRow> {
    const { drafts, endings, now, store } = this.#options;
    if (row.author !== actor || !row.drafted) {
      throw new ConflictError('Only the author of a draft can propose it.');
    }
    if (row.revision !== revision) throw savedElsewhere();
    if (row.state !== 'draft') return row;
    assertReason(row);
    await assertReplaceable(endings, row, actor);
    const submitted = await drafts.submit(row.id, revision, now());
    if (submitted) return submitted;
    // Handed in meanwhile by another replica that was asked for the same, or saved once more.
    const other = await findReadable(store, row.id, actor);
    if (other.state === 'draft' || other.revision !== revision) {
      throw savedElsewhere();
    }
    return other;
  }
}

/** @throws ConflictError */
function assertDraftOf(row: ChangeSetRow, actor: string): void {
  if (row.state === 'draft' && row.author === actor) return;
  throw new ConflictError(
    `It is ${row.state}, and no draft of yours. Make a new one.`,
  );
}

function savedElsewhere(): ConflictError {
  return new ConflictError(
    'The draft was changed meanwhile, perhaps in another window. Load it again.',
  );
}

/** @throws InvalidChangeError when there is none; a draft may do without */
function assertReason({ reason }: ChangeSetRow): void {
  const read = changeSetRequestSchema.shape.reason.safeParse(reason);
  if (read.success) return;
  throw new InvalidChangeError(
    read.error.issues.map(({ code, message }) => ({
      document: '',
      path: 'reason',
      constraint: `request.${code}`,
      value: reason,
      message: `${message}.`,
      fix: 'Say why in a few words; it becomes the commit message.',
      severity: 'error',
    })),
  );
}
