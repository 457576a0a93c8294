const DIGEST = /\bsha256:([0-9a-f]{12})[0-9a-f]{52}\b/g;
const COMMIT = /\b([0-9a-f]{7})[0-9a-f]{33}\b/g;
const UUID =
  /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/**
 * A text with every digest, commit and UUID in it cut to what people know it by: `sha256:fcb75f691c8b…`,
 * `1775a50`, `7f9286b2…`. Show the whole of it on hover, or use {@link Shortened}.
 *
 * @public
 */
export function shortenIds(text: string): string {
  return text
    .replace(DIGEST, 'sha256:$1…')
    .replace(COMMIT, '$1')
    .replace(UUID, '$1…');
}
