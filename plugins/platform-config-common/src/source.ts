import {
  platformAt,
  type Finding,
  type InstallationAddresses,
  type Platform,
  type PlatformDocument,
} from '@waymark/platform-api';
import { parseConfiguration, placeOf } from './documents/parse';
import type { DocumentFinding, TenantDocument } from './documents/tree';
import { checkInvariants, sortByDocument } from './invariants';
import { kindOfFolder, type ConfigurationDocument } from './kinds';
import { seedOf } from './platform/seed';
import { toPlatform } from './platform/toPlatform';

/** A document of a tree as it was read; what is not of configuration says what it is itself. */
export interface ReadableDocument {
  path: string;
  content: string;
  document?: PlatformDocument;
}

/** The platform that a tree says, or why it says none. */
export interface PlatformReading {
  /** `built-in`: the tree holds no configuration. */
  source: 'git' | 'built-in';
  /** Absent when the configuration is not valid. */
  platform?: Platform;
  /** Of the tree as a whole; what is wrong with one document alone is not repeated. */
  findings: DocumentFinding[];
}

/** How many readings are remembered: before and after a change, and what the reconciler looks back at. */
const REMEMBERED = 8;

/**
 * Reads the platform of an installation out of trees of documents. A tree without configuration has the built-in platform;
 * what it holds beside is asked the same invariants.
 */
export class PlatformConfiguration {
  readonly builtIn: Platform;
  readonly #installation: InstallationAddresses;
  readonly #seed: ReadonlyMap<string, ConfigurationDocument>;
  readonly #known = new Map<string, ReturnType<typeof readAll>>();

  constructor(installation: InstallationAddresses) {
    this.#installation = installation;
    this.builtIn = platformAt(installation);
    this.#seed = seedOf(this.builtIn);
  }

  /** Reads one document. Never throws. */
  read(
    content: string,
    path: string,
  ): { kind?: string; name?: string; findings: Finding[] } {
    const result = parseConfiguration(content, path);
    if (!result.ok) return { findings: result.findings };
    const { kind, metadata } = result.document;
    return { kind, name: metadata.name, findings: result.findings };
  }

  /** The platform of a whole tree. */
  of(tree: Iterable<ReadableDocument>): PlatformReading {
    const files: ReadableDocument[] = [];
    const tenants: TenantDocument[] = [];
    for (const file of tree) {
      const place = placeOf(file.path);
      if (place && kindOfFolder(place.folder)) files.push(file);
      else if (file.path.startsWith('tenants/')) tenants.push(file);
    }
    if (files.length === 0) {
      const findings = this.#askOfSeed(tenants);
      return { source: 'built-in', platform: this.builtIn, findings };
    }
    const { documents, paths, result } = this.#readAll(files);
    const findings = checkInvariants({ documents, paths, tenants });
    const broken = findings.some(({ document }) =>
      document.startsWith('platform/'),
    );
    if (documents.size < paths.size || broken) {
      return { source: 'git', findings };
    }
    return result.ok
      ? { source: 'git', platform: result.platform, findings }
      : {
          source: 'git',
          findings: sortByDocument([
            ...findings,
            ...result.findings.map(one => ({
              ...one,
              document: [...paths].sort()[0] ?? '',
            })),
          ]),
        };
  }

  /** What breaks an invariant beside the built-in platform, which keeps them all by itself. */
  #askOfSeed(tenants: readonly TenantDocument[]): DocumentFinding[] {
    const documents = this.#seed;
    const paths = new Set(documents.keys());
    return checkInvariants({ documents, paths, tenants });
  }

  #readAll(files: readonly ReadableDocument[]) {
    const key = files
      .map(({ path, content }) => `${path}\0${content.length}\0${content}`)
      .join('\0');
    const known = this.#known.get(key) ?? readAll(files, this.#installation);
    // The least recently used goes first.
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) {
      this.#known.delete(oldest);
    }
    return known;
  }
}

function readAll(
  files: readonly ReadableDocument[],
  installation: InstallationAddresses,
) {
  const documents = new Map<string, ConfigurationDocument>();
  for (const { path, content } of files) {
    const parsed = parseConfiguration(content, path);
    if (parsed.ok) documents.set(path, parsed.document);
  }
  return {
    documents,
    paths: new Set(files.map(({ path }) => path)),
    result: toPlatform(documents, installation),
  };
}
