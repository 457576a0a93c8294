import { WorkingCopy } from './WorkingCopy';
import type { Forge, RepositoryRef } from '../types';

/** The forge under test, seen by three users. */
export type ConformanceForge = {
  /** Organization of the repositories; made unless it exists. */
  owner: string;
  /** May administer the organization. */
  admin: Forge;
  /** May push, and is the only one named in a protection. */
  writer: Forge;
  /** Sends a token that the forge does not know. */
  stranger: Forge;
  /** The administrator's client at another address of the forge. */
  through(url: string, timeoutMs: number): Forge;
  /** Name by which the forge reaches this machine. */
  hookHost: string;
};

/** What a case works with; remembers what has to be removed again. */
export class ConformanceContext {
  readonly forge: ConformanceForge;
  readonly #run = Date.now().toString(36);
  readonly #copies: WorkingCopy[] = [];
  readonly #repositories: RepositoryRef[] = [];

  constructor(forge: ConformanceForge) {
    this.forge = forge;
  }

  /** Address of a repository of this run alone. */
  address(label: string): RepositoryRef {
    const ref = {
      owner: this.forge.owner,
      name: `conformance-${label}-${this.#run}`,
    };
    this.#repositories.push(ref);
    return ref;
  }

  async clone(as: Forge, ref: RepositoryRef): Promise<WorkingCopy> {
    const copy = await WorkingCopy.clone(as, ref);
    this.#copies.push(copy);
    return copy;
  }

  /** A repository with one commit on `main`, and the administrator's clone of it. */
  async repository(
    label: string,
  ): Promise<{ ref: RepositoryRef; copy: WorkingCopy }> {
    const ref = this.address(label);
    await this.forge.admin.ensureRepository(ref, {
      description: `Conformance: ${label}`,
    });
    const copy = await this.clone(this.forge.admin, ref);
    await copy.commit('Start', {
      'README.md': '# Start\n',
      'a.txt': 'one\ntwo\nthree\n',
    });
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    return { ref, copy };
  }

  async dispose(): Promise<void> {
    for (const copy of this.#copies) await copy.remove();
    for (const ref of this.#repositories)
      await this.forge.admin.deleteRepository(ref);
  }
}

/** Cases by what they show; each stands alone and fails by throwing. */
export type ConformanceCases = Record<
  string,
  (context: ConformanceContext) => Promise<void>
>;
