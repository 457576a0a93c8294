import { createHash } from 'node:crypto';
import { MAX_YAML_BYTES } from '@waymark/platform-api';
import type { Person } from './commit';
import { runGit, type GitRun } from './runGit';

/** What a commit says about itself and what it did to each file, against the commit that was on the branch before it. */
export interface Step {
  commit: string;
  /** What was on the branch before; absent for the first commit. */
  previous?: string;
  parents: readonly string[];
  author: Person;
  committer: Person;
  committedAt: Date;
  subject: string;
  /** The whole message. */
  message: string;
  /** In the order they stand; a key may stand several times. */
  trailers: ReadonlyArray<readonly [string, string]>;
  files: readonly SteppedFile[];
}

/** One file that a step wrote or removed. */
export interface SteppedFile {
  path: string;
  action: 'put' | 'delete';
  /** SHA-256 of its bytes; for what is never read (links, submodules, large files) of the words `git <object id>`. */
  hash?: string;
  /** Absent when it was removed, and for what is no text that is read: links, submodules, large and binary files. */
  content?: string;
}

/** A commit and the one it is compared with. */
export interface StepRef {
  commit: string;
  previous?: string;
}

const FORMAT = [
  ...['%H', '%P', '%an', '%ae', '%cn', '%ce', '%cI', '%s'],
  ...['%(trailers:only,unfold)', '%B'],
].join('%x00');
const FIELDS = 10;
const HEAD = /^[0-9a-f]{40}$/;
const RAW = /^:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;
const ORDINARY = new Set(['100644', '100755']);
const GONE = '000000';

interface RawFile {
  path: string;
  mode: string;
  blob: string;
}

/** Reads steps in the order of their references, below the given folders, with three runs of git whatever their number. */
export async function readSteps(
  run: GitRun,
  refs: readonly StepRef[],
  folders: readonly string[],
): Promise<Step[]> {
  if (refs.length === 0) return [];
  const [messages, files] = await Promise.all([
    readMessages(
      run,
      refs.map(({ commit }) => commit),
    ),
    readFiles(run, refs),
  ]);
  const wanted = (path: string) => folders.some(each => path.startsWith(each));
  const touched = refs.map(({ commit }) =>
    (files.get(commit) ?? []).filter(({ path }) => wanted(path)),
  );
  const blobs = await readBlobs(run, touched.flat());
  return refs.map((ref, index) => {
    const message = messages.get(ref.commit);
    if (!message) throw new Error(`Git knows no commit ${ref.commit}.`);
    return {
      ...ref,
      ...message,
      files: touched[index].map(file => toFile(file, blobs)),
    };
  });
}

function toFile(
  { path, mode, blob }: RawFile,
  blobs: ReadonlyMap<string, Buffer>,
): SteppedFile {
  if (mode === GONE) return { path, action: 'delete' };
  const bytes = ORDINARY.has(mode) ? blobs.get(blob) : undefined;
  const hash = createHash('sha256').update(bytes ?? `git ${blob}`);
  const content = bytes && textOf(bytes);
  return {
    path,
    action: 'put',
    hash: hash.digest('hex'),
    ...(content !== undefined && { content }),
  };
}

/** Undefined for what is no UTF-8, and for text that PostgreSQL cannot hold. */
function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}

type Message = Omit<Step, 'files' | 'previous'>;

/** What commits say about themselves, by id. */
export async function readMessages(
  run: GitRun,
  commits: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  if (commits.length === 0) return new Map();
  const output = await runGit(
    ['log', '--no-walk=unsorted', '--stdin', '-z', `--format=${FORMAT}`],
    { ...run, input: `${commits.join('\n')}\n` },
  );
  const tokens = output.toString('utf8').split('\0');
  const messages = new Map<string, Message>();
  for (let at = 0; HEAD.test(tokens[at] ?? ''); at += FIELDS) {
    const message = toMessage(tokens.slice(at, at + FIELDS));
    messages.set(message.commit, message);
  }
  return messages;
}

function toMessage(fields: readonly string[]): Message {
  const [commit, parents, name, email, committer, address, date, subject] =
    fields;
  return {
    commit,
    parents: parents.split(' ').filter(Boolean),
    author: { name, email },
    committer: { name: committer, email: address },
    committedAt: dateOf(date),
    subject,
    message: fields[FIELDS - 1].trimEnd(),
    trailers: fields[FIELDS - 2]
      .split('\n')
      .filter(line => line.includes(': '))
      .map(line => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
  };
}

/** Git keeps any number as a time; one that is none for JavaScript counts as the first of all. */
function dateOf(text: string): Date {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

async function readFiles(
  run: GitRun,
  refs: readonly StepRef[],
): Promise<ReadonlyMap<string, RawFile[]>> {
  const output = await runGit(
    [
      'diff-tree',
      '--stdin',
      '--root',
      '-r',
      '-z',
      '--raw',
      '--no-renames',
      '--no-abbrev',
    ],
    {
      ...run,
      // A second id stands for the parent, so that a merge is compared with one commit alone.
      input: refs
        .map(({ commit, previous }) => `${commit} ${previous ?? ''}`.trim())
        .join('\n')
        .concat('\n'),
    },
  );
  const files = new Map<string, RawFile[]>();
  const tokens = output.toString('utf8').split('\0');
  let current: RawFile[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const raw = RAW.exec(tokens[at]);
    if (raw) {
      at += 1;
      current.push({ path: tokens[at], mode: raw[1], blob: raw[2] });
    } else if (HEAD.test(tokens[at])) {
      current = [];
      files.set(tokens[at], current);
    }
  }
  return files;
}

/** Bytes by id, of ordinary files that are not too large. */
async function readBlobs(
  run: GitRun,
  files: readonly RawFile[],
): Promise<ReadonlyMap<string, Buffer>> {
  const ids = [
    ...new Set(
      files.filter(({ mode }) => ORDINARY.has(mode)).map(({ blob }) => blob),
    ),
  ];
  if (ids.length === 0) return new Map();
  const sizes = await runGit(['cat-file', '--batch-check'], {
    ...run,
    input: `${ids.join('\n')}\n`,
  });
  const readable = sizes
    .toString('utf8')
    .split('\n')
    .map(line => line.split(' '))
    .filter(
      ([, type, size]) => type === 'blob' && Number(size) <= MAX_YAML_BYTES,
    )
    .map(([id]) => id);
  if (readable.length === 0) return new Map();
  const output = await runGit(['cat-file', '--batch'], {
    ...run,
    input: `${readable.join('\n')}\n`,
  });
  const blobs = new Map<string, Buffer>();
  let offset = 0;
  for (const id of readable) {
    const end = output.indexOf('\n', offset);
    const size = Number(output.toString('utf8', offset, end).split(' ')[2]);
    const start = end + 1;
    blobs.set(id, output.subarray(start, start + size));
    offset = start + size + 1;
  }
  return blobs;
}
