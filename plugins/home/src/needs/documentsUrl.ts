import { ServiceEnvironment } from '@waymark/plugin-tenants-common';

/**
 * Where the documents of branch main are shown, up to their paths: taken from the link of any document that is known.
 * Undefined where none is.
 */
export function documentsUrl(
  environments: ServiceEnvironment[],
): string | undefined {
  for (const { intent, links } of environments) {
    const url = links.find(({ kind }) => kind === 'intent')?.url;
    if (intent && url?.endsWith(`/${intent.path}`)) {
      return url.slice(0, -intent.path.length);
    }
  }
  return undefined;
}
