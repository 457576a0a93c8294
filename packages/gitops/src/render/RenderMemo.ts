import type { Platform } from '@waymark/platform-api';
import { platformDigest } from './platformDigest';
import { PlatformMemo } from './PlatformMemo';
import {
  fixedPlatform,
  type PlatformReading,
  type PlatformSource,
} from './platformSource';
import type { Steps } from '../slices';
import { readDocument, type ReadDocument } from './readDocument';
import type { IntentTree } from '../tree/tree';
import type { DocumentKindReader } from './types';

/** Platforms whose compilations are kept: before and after a change, and what branch rendered is of. */
const PLATFORMS = 3;

/**
 * Remembers the last reading of each path, and its last compilation with each of a few platforms, so that a change of one
 * document in a tree of thousands costs one document. Results are the same as without it.
 */
export class RenderMemo {
  readonly source: PlatformSource;
  readonly kinds: readonly DocumentKindReader[];
  readonly #readers: readonly DocumentKindReader[];
  readonly #read = new Map<string, ReadDocument>();
  /** By digest of the platform, the least recently used first. */
  readonly #platforms = new Map<string, PlatformMemo>();

  /** @param platform - what every tree is rendered with, or where trees say it themselves */
  constructor(
    platform: Platform | PlatformSource,
    kinds: readonly DocumentKindReader[] = [],
  ) {
    this.source = 'builtIn' in platform ? platform : fixedPlatform(platform);
    this.kinds = kinds;
    const { source } = this;
    this.#readers = [
      ...kinds,
      { prefix: 'platform/', read: (text, path) => source.read(text, path) },
    ];
  }

  read(path: string, content: string): ReadDocument {
    const known = this.#read.get(path);
    if (known?.content === content) return known;
    const fresh = readDocument(path, content, this.#readers);
    this.#read.set(path, fresh);
    return fresh;
  }

  /** What a tree says of the platform. */
  *platformOf(tree: IntentTree): Steps<PlatformReading> {
    const documents: ReadDocument[] = [];
    for (const [path, content] of tree) {
      documents.push(this.read(path, content));
      yield;
    }
    return this.source.of(documents);
  }

  /** What is remembered of compiling with one platform. */
  with(platform: Platform): PlatformMemo {
    const digest = platformDigest(platform);
    const memo = this.#platforms.get(digest) ?? new PlatformMemo(platform);
    this.#platforms.delete(digest);
    this.#platforms.set(digest, memo);
    const [oldest] = this.#platforms.keys();
    if (this.#platforms.size > PLATFORMS && oldest !== undefined) {
      this.#platforms.delete(oldest);
    }
    return memo;
  }

  /** Forgets documents that are no longer in the tree. */
  keepOnly(paths: ReadonlyMap<string, unknown>): void {
    for (const path of this.#read.keys()) {
      if (!paths.has(path)) this.#read.delete(path);
    }
    for (const memo of this.#platforms.values()) memo.keepOnly(paths);
  }
}
