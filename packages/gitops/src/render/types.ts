import type {
  BreakGlass,
  CompiledObject,
  Finding,
  Platform,
  PlatformDocument,
  ResourceUsage,
} from '@waymark/platform-api';
import type { Location } from '../layout';

/** A finding and the path of the document it is about. */
export type DocumentFinding = Finding & { document: string };

/** One document of the tree and what became of it. */
export interface RenderedDocument {
  path: string;
  content: string;
  /** Absent when the path is none of the known shapes. */
  location?: Location;
  /** What the document says it is; absent when it cannot be read. */
  kind?: string;
  name?: string;
  /** Absent when it is not valid, or of a kind that is not compiled. */
  document?: PlatformDocument;
  /** What a grant gives; absent for grants that only say that something was approved. */
  access?: GrantedAccess;
  findings: DocumentFinding[];
  /** Empty while it is held. */
  objects: CompiledObject[];
  /** Files on branch rendered, path → YAML; empty while it is held. */
  files: ReadonlyMap<string, string>;
  usage?: ResourceUsage;
}

/** A document that is not rendered from the tree, so that its last good output stays. */
export interface Held {
  path: string;
  /** The document it depends on that is not valid. */
  because?: string;
  findings: DocumentFinding[];
}

/** What a tree is rendered with. */
export interface UsedPlatform {
  platform: Platform;
  /** `last-good`: the configuration of the tree is not valid, so it is that of an earlier commit. */
  source: 'git' | 'built-in' | 'last-good';
}

/** What a tree renders to. A pure function of tree, last good platform, kinds and compiler. */
export interface Rendering {
  /** By path. */
  documents: ReadonlyMap<string, RenderedDocument>;
  /** Files of all documents that are not held, and those that each cluster has whoever its tenants are. */
  files: ReadonlyMap<string, string>;
  /** By path. */
  held: ReadonlyMap<string, Held>;
  /** Of all documents, by path of the document. */
  findings: DocumentFinding[];
  platform: UsedPlatform;
}

/** What a document of `grants/` gives: one person's access to the namespace of a team in an environment. */
export interface GrantedAccess extends BreakGlass {
  team: string;
  environment: string;
}

/** What reading a document of a registered kind gives. */
export interface KindReading {
  kind?: string;
  name?: string;
  access?: GrantedAccess;
  findings: Finding[];
}

/** A document that gives access, and the commit on main at which it is asked whether it does. */
export interface AccessQuestion {
  path: string;
  content: string;
  /** Whether a commit is the one that is looked at, or before it. */
  contains(commit: string): Promise<boolean>;
}

/**
 * A kind of document outside `tenants/`, such as configuration under `platform/`. It is validated with every change, and
 * gives no objects of its own, unless it gives access to a namespace.
 */
export interface DocumentKindReader {
  /** Folder that its documents lie under, with the slash: `platform/quotas/`. The longest that fits decides. */
  prefix: string;
  /** Pure; never throws on hostile text. */
  read(content: string, path: string): KindReading;
  /**
   * Why a document that gives access does not count; undefined when it does. The answer for a document and commit stays the same.
   * Without this, none counts.
   *
   * @throws when it cannot be known now
   */
  refuse?(question: AccessQuestion): Promise<Finding | undefined>;
}
