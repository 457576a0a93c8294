import { randomUUID } from 'node:crypto';
import { runGit, type GitRun } from './runGit';

/** Who made a change, or who wrote it down. */
export interface Person {
  name: string;
  email: string;
}

/** A commit to be made. */
export interface CommitInput {
  /** The commit it follows; none makes the first of a branch. */
  parent?: string;
  /** Path → text; null removes the file. Files not named stay. */
  changes: ReadonlyMap<string, string | null>;
  subject: string;
  body?: string;
  /** In this order, at the end of the message. */
  trailers: ReadonlyArray<readonly [string, string]>;
  author: Person;
  committer: Person;
  at: Date;
}

const SAFE_PATH =
  /^[A-Za-z0-9_.][A-Za-z0-9_.-]*(\/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*$/;

/**
 * Writes a commit into the repository without a work tree, by one `git fast-import`, and gives its id. All files are
 * ordinary ones (mode 100644).
 */
export async function writeCommit(
  run: GitRun,
  input: CommitInput,
): Promise<string> {
  const ref = `refs/waymark/work/${randomUUID()}`;
  const id = await runGit(['fast-import', '--quiet', '--done'], {
    ...run,
    input: stream(ref, input),
  });
  return id.toString('utf8').trim();
}

function stream(ref: string, input: CommitInput): Buffer {
  const time = `${Math.floor(input.at.getTime() / 1000)} +0000`;
  const lines: Array<string | Buffer> = [
    `commit ${ref}\nmark :1\n`,
    `author ${ident(input.author)} ${time}\n`,
    `committer ${ident(input.committer)} ${time}\n`,
    data(message(input)),
  ];
  if (input.parent) lines.push(`from ${input.parent}\n`);
  for (const [path, text] of input.changes) {
    assertSafe(path);
    if (text === null) lines.push(`D ${path}\n`);
    else lines.push(`M 100644 inline ${path}\n`, data(text));
  }
  // The ref was only needed to make the commit; a branch is what a push makes of it.
  lines.push(`get-mark :1\nreset ${ref}\nfrom ${'0'.repeat(40)}\n\ndone\n`);
  return Buffer.concat(
    lines.map(line => (typeof line === 'string' ? Buffer.from(line) : line)),
  );
}

function data(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([
    Buffer.from(`data ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
}

function message({ subject, body, trailers }: CommitInput): string {
  const parts = [oneLine(subject)];
  if (body) parts.push(body.replace(/\r/g, '').trim());
  parts.push(trailerLines(trailers));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The last paragraph of a message, a line each. */
export function trailerLines(trailers: CommitInput['trailers']): string {
  return trailers.map(([key, value]) => `${key}: ${oneLine(value)}`).join('\n');
}

/** What git allows between a name and its angle brackets. */
function ident({ name, email }: Person): string {
  const clean = (text: string) => oneLine(text).replace(/[<>]/g, '').trim();
  return `${clean(name) || 'unknown'} <${clean(email).replace(/\s/g, '')}>`;
}

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}

function assertSafe(path: string): void {
  const climbs = path.split('/').some(part => part === '.' || part === '..');
  if (climbs || !SAFE_PATH.test(path) || /(^|\/)\.git(\/|$)/i.test(path)) {
    throw new TypeError(`Not a path to write: ${JSON.stringify(path)}`);
  }
}
