import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installHooks } from '../git/hooks';
import { listBranches } from '../git/refs';
import { runGit } from '../git/run';
import { isOwnerName, isRepositoryName } from '../names';
import { HttpProblem, notFound } from '../problems';
import { readJson, writeJson } from './files';
import { KeyedMutex } from './mutex';
import { initialProtections, writeProtections } from './protections';
import { repositoryRecord, type RepositoryRecord } from './records';

/** A repository that exists: its record and its two folders. */
export type StoredRepository = {
  record: RepositoryRecord;
  /** The bare repository. */
  dir: string;
  /** What the forge remembers beside git. */
  meta: string;
};

/** Fields of a new repository. */
export type NewRepository = {
  description: string;
  private: boolean;
  defaultBranch: string;
};

/** A positive number that stays the same for an address, as Gitea's ids do. */
export function stableId(address: string): number {
  return createHash('sha256').update(address).digest().readUInt32BE(0) >>> 1;
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** The bare repositories under `<root>/<owner>/<name>.git`. */
export class Repositories {
  readonly root: string;
  readonly #mutex = new KeyedMutex();

  constructor(root: string) {
    this.root = root;
  }

  /** Runs work while nothing else that changes this repository's records runs. */
  exclusively<T>(
    owner: string,
    name: string,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.#mutex.run(`${owner}/${name}`.toLowerCase(), work);
  }

  async listOwners(): Promise<string[]> {
    return (await folders(this.root)).filter(isOwnerName);
  }

  async hasOwner(owner: string): Promise<boolean> {
    return (await this.listOwners()).includes(owner);
  }

  async createOwner(owner: string): Promise<void> {
    if (!isOwnerName(owner)) {
      throw new HttpProblem(
        422,
        `username: '${owner.slice(0, 80)}' is not a usable name`,
      );
    }
    await mkdir(join(this.root, owner), { recursive: true });
  }

  /** Repositories by name, of one owner or of all. */
  async list(owner?: string): Promise<StoredRepository[]> {
    const owners = owner === undefined ? await this.listOwners() : [owner];
    const found: StoredRepository[] = [];
    for (const each of owners.filter(isOwnerName)) {
      for (const folder of await folders(join(this.root, each))) {
        if (!folder.endsWith('.git')) continue;
        const repository = await this.find(
          each,
          folder.slice(0, -'.git'.length),
        );
        if (repository) found.push(repository);
      }
    }
    return found;
  }

  async find(
    owner: string,
    name: string,
  ): Promise<StoredRepository | undefined> {
    if (!isOwnerName(owner) || !isRepositoryName(name)) return undefined;
    const dir = join(this.root, owner, `${name}.git`);
    const meta = join(this.root, owner, `${name}.meta`);
    const record = await readJson(
      join(meta, 'repository.json'),
      repositoryRecord,
    );
    return record ? { record, dir, meta } : undefined;
  }

  async get(owner: string, name: string): Promise<StoredRepository> {
    const repository = await this.find(owner, name);
    if (!repository)
      throw notFound(`repository ${owner}/${name}`.slice(0, 200));
    return repository;
  }

  /** Makes an empty repository. Throws 409 when it exists. */
  async create(
    owner: string,
    name: string,
    fields: NewRepository,
  ): Promise<StoredRepository> {
    if (!isRepositoryName(name)) {
      throw new HttpProblem(
        422,
        `name: '${name.slice(0, 80)}' is not a usable name`,
      );
    }
    if (!(await this.hasOwner(owner)))
      throw notFound(`organization ${owner}`.slice(0, 200));
    return this.exclusively(owner, name, async () => {
      if (await this.find(owner, name)) {
        throw new HttpProblem(
          409,
          'The repository with the same name already exists.',
        );
      }
      const dir = join(this.root, owner, `${name}.git`);
      const meta = join(this.root, owner, `${name}.meta`);
      await mkdir(join(meta, 'pulls'), { recursive: true });
      await mkdir(join(meta, 'statuses'), { recursive: true });
      await runGit(
        [
          'init',
          '--quiet',
          '--bare',
          '--template=',
          `--initial-branch=${fields.defaultBranch}`,
          dir,
        ],
        { cwd: this.root },
      );
      await installHooks(dir);
      const now = new Date().toISOString();
      const record: RepositoryRecord = {
        id: stableId(`${owner}/${name}`),
        owner,
        name,
        ...fields,
        archived: false,
        createdAt: now,
        updatedAt: now,
      };
      const repository = { record, dir, meta };
      await writeProtections(
        repository,
        initialProtections({ owner, name }, fields.defaultBranch),
      );
      await writeJson(join(meta, 'repository.json'), record);
      return repository;
    });
  }

  async update(
    repository: StoredRepository,
    change: Partial<
      Pick<
        RepositoryRecord,
        'description' | 'private' | 'archived' | 'defaultBranch'
      >
    >,
  ): Promise<StoredRepository> {
    const { owner, name } = repository.record;
    return this.exclusively(owner, name, async () => {
      const current = await this.get(owner, name);
      const record = {
        ...current.record,
        ...change,
        updatedAt: new Date().toISOString(),
      };
      if (change.defaultBranch) {
        await runGit(
          ['symbolic-ref', 'HEAD', `refs/heads/${change.defaultBranch}`],
          {
            cwd: current.dir,
          },
        );
      }
      await writeJson(join(current.meta, 'repository.json'), record);
      return { ...current, record };
    });
  }

  async remove(repository: StoredRepository): Promise<void> {
    const { owner, name } = repository.record;
    await this.exclusively(owner, name, async () => {
      // The record goes first: from then on the repository does not exist, whatever happens next.
      await rm(join(repository.meta, 'repository.json'), { force: true });
      const trash = join(this.root, '.forge', `deleted-${randomUUID()}`);
      await mkdir(trash, { recursive: true });
      await rename(repository.meta, join(trash, 'meta'));
      await rename(repository.dir, join(trash, 'git'));
      await rm(trash, { recursive: true, force: true });
    });
  }

  /** Brings the hooks of all repositories to this version and removes what a crash left. */
  async prepare(): Promise<void> {
    for (const { dir } of await this.list()) await installHooks(dir);
    for (const folder of await folders(join(this.root, '.forge'))) {
      if (folder.startsWith('deleted-')) {
        await rm(join(this.root, '.forge', folder), {
          recursive: true,
          force: true,
        });
      }
    }
  }
}

/** Whether no branch has a commit yet. */
export async function isEmpty(repository: StoredRepository): Promise<boolean> {
  return (await listBranches(repository.dir)).length === 0;
}
