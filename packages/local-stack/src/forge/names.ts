import { HttpProblem } from './problems';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const REF = /^[A-Za-z0-9_](?:[A-Za-z0-9._/+@=-]{0,253})$/;
const SHA = /^[0-9a-f]{40}$/;
// First path components that are the forge's own.
const RESERVED = new Set([
  'api',
  'assets',
  'explore',
  'user',
  'login',
  'admin',
  'raw',
]);
const RESERVED_ENDINGS = ['.git', '.meta', '.lock', '.wiki'];

function isName(value: string): boolean {
  return NAME.test(value) && !value.includes('..');
}

/** A user or organization; it becomes a folder's name. */
export function isOwnerName(value: string): boolean {
  return isName(value) && !RESERVED.has(value.toLowerCase());
}

/** A repository; it becomes a folder's name with `.git` or `.meta` behind it. */
export function isRepositoryName(value: string): boolean {
  return (
    isName(value) &&
    !RESERVED_ENDINGS.some(ending => value.toLowerCase().endsWith(ending))
  );
}

/** Stricter than `git check-ref-format`: nothing git could read as an option or a revision operator. */
export function isRefName(value: string): boolean {
  return (
    REF.test(value) &&
    !value.includes('..') &&
    !value.includes('@{') &&
    !value.includes('//') &&
    !value.endsWith('/') &&
    !value
      .split('/')
      .some(part => part.startsWith('.') || /\.(lock)?$/.test(part))
  );
}

/** A full commit, tree or blob id. */
export function isSha(value: string): boolean {
  return SHA.test(value);
}

/**
 * The path of a file or folder inside a repository, without slashes at its ends; empty for the root.
 * Throws a 422 for components that git or a file system would resolve to somewhere else.
 */
export function parsePath(value: string): string {
  const path = value.replace(/^\/+|\/+$/g, '');
  if (path === '') return '';
  const parts = path.split('/');
  const bad = parts.some(
    part =>
      part === '' ||
      part === '.' ||
      part === '..' ||
      part.toLowerCase() === '.git' ||
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f\\]/.test(part),
  );
  if (bad || path.length > 1024) {
    throw new HttpProblem(
      422,
      `path: '${path.slice(0, 80)}' is not a path inside the repository`,
    );
  }
  return path;
}
