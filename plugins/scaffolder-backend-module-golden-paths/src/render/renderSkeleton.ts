import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { minimatch } from 'minimatch';
import { createTemplateRenderer } from 'nunjitsu';
import type { Skeleton } from './readSkeleton';

/** A rendered file's path must be one of these; nothing climbs and nothing hides a `.git`. */
const PATH = /^[A-Za-z0-9_.][A-Za-z0-9_.-]*(\/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*$/;

/**
 * Renders file names and contents with the scaffolder's own engine, which evaluates no JavaScript.
 * The values are data: nothing in them is evaluated.
 *
 * @throws InputError that names the file
 */
export function renderSkeleton(
  skeleton: Skeleton,
  options: { values: JsonObject; copyWithoutTemplating: string[] },
): Skeleton {
  const renderer = createTemplateRenderer();
  const context = { values: JSON.parse(JSON.stringify(options.values)) };
  const render = (source: string, at: string): string => {
    try {
      return renderer.render(source, context);
    } catch (error) {
      throw new InputError(`${at} cannot be rendered`, error);
    }
  };
  const rendered: Skeleton = new Map();
  for (const [source, content] of skeleton) {
    const path = render(source, source);
    if (path === '' || path.split('/').includes('')) continue;
    assertSafe(path, source);
    const asIs = options.copyWithoutTemplating.some(glob =>
      minimatch(source, glob, { dot: true }),
    );
    rendered.set(path, asIs ? content : render(content, source));
  }
  return rendered;
}

function assertSafe(path: string, source: string): void {
  const parts = path.split('/');
  const climbs = parts.some(part => part === '.' || part === '..');
  const hides = parts.some(part => part.toLowerCase() === '.git');
  if (climbs || hides || !PATH.test(path)) {
    throw new InputError(
      `${source} would be written to ${JSON.stringify(path)}, which is refused`,
    );
  }
}
