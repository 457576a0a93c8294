import { InputError } from '@backstage/errors';
import { kindIdSchema } from '@waymark/plugin-approvals-common';
import type {
  ApprovalKind,
  ApprovalKindsExtensionPoint,
} from '@waymark/plugin-approvals-node';
import { builtInKinds } from './builtIn';

/** The kinds that there are, those of modules included. */
export class Kinds implements ApprovalKindsExtensionPoint {
  readonly #kinds = new Map(builtInKinds.map(kind => [kind.id, kind]));

  addKind(kind: ApprovalKind): void {
    if (!kindIdSchema.safeParse(kind.id).success) {
      throw new Error(
        `"${kind.id}" is no id of a kind; write it in lower case with dashes, as in public-route.`,
      );
    }
    if (this.#kinds.has(kind.id)) {
      throw new Error(`The kind ${kind.id} is registered already.`);
    }
    this.#kinds.set(kind.id, kind);
  }

  /** In the order they were added. */
  list(): ApprovalKind[] {
    return [...this.#kinds.values()];
  }

  find(id: string): ApprovalKind | undefined {
    return this.#kinds.get(id);
  }

  /** @throws InputError that names those that exist */
  get(id: string): ApprovalKind {
    const kind = this.#kinds.get(id);
    if (kind) return kind;
    const known = [...this.#kinds.keys()].join(', ');
    throw new InputError(`There is no kind ${id}. There are: ${known}.`);
  }
}
