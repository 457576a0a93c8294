import type { Platform } from '@waymark/platform-api';
import type { ReadDocument } from './readDocument';
import type { DocumentFinding, KindReading } from './types';

/** The platform that a tree says, or why it says none. */
export interface PlatformReading {
  /** `built-in`: the tree holds no configuration of the platform. */
  source: 'git' | 'built-in';
  /** Absent when the configuration of the tree is not valid. */
  platform?: Platform;
  /** Of the tree as a whole, such as an invariant that does not hold; on documents of `tenants/` too. */
  findings: DocumentFinding[];
}

/** Reads the platform out of the documents below `platform/`. */
export interface PlatformSource {
  /** What trees without configuration are rendered with. */
  readonly builtIn: Platform;
  /** Reads one document below `platform/`. Pure; never throws on hostile text. */
  read(content: string, path: string): KindReading;
  /** Pure: equal trees, equal reading; the same object for a platform that is still the same, where that is cheap. */
  of(tree: Iterable<ReadDocument>): PlatformReading;
}

/** A source that looks at no tree: what is compiled with is decided by the caller. */
export function fixedPlatform(platform: Platform): PlatformSource {
  return {
    builtIn: platform,
    read: (_content, path) => ({
      findings: [
        {
          path: 'kind',
          constraint: 'kind.place',
          value: path,
          message: 'No kind of document is known at this path.',
          fix: 'Remove the document, or install the plugin that knows it.',
          severity: 'error',
        },
      ],
    }),
    of: () => ({ source: 'built-in', platform, findings: [] }),
  };
}
