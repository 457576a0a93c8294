import { platformSchema, toYaml } from '@waymark/platform-api';
import type {
  DocumentFinding,
  PlatformState,
} from '@waymark/plugin-changes-common';
import {
  kindOfFolder,
  parseConfiguration,
  placeOf,
  referencesOf,
  seedOf,
  type ConfigurationDocument,
  type ConfigurationKind,
  type Reference,
} from '@waymark/plugin-platform-config-common';

/** One document of the configuration as the pages show it. */
export interface Entry {
  kind: ConfigurationKind;
  name: string;
  path: string;
  /** As written on main; of the built-in platform as it would be written. */
  content: string;
  /** Absent when it cannot be read. */
  document?: ConfigurationDocument;
  findings: DocumentFinding[];
  uses: Reference[];
  /** Documents of the configuration that name it. */
  usedBy: { field: string; by: Entry }[];
}

/** The whole configuration at one commit. */
export interface Configuration {
  source: PlatformState['source'];
  /** Commit on main that was read. */
  commit: string;
  /** Commit that says the platform; absent when it is built in. */
  platformCommit?: string;
  asOf: string;
  entries: Entry[];
  /** What keeps what main says from counting. */
  findings: DocumentFinding[];
  /** Those that can be read, by path. */
  documents: ReadonlyMap<string, ConfigurationDocument>;
}

const STAGES = ['development', 'staging', 'production'];

/** Makes what the pages show out of the answer of the changes plugin. Pure. */
export function toConfiguration(state: PlatformState): Configuration {
  const entries = (
    state.source === 'built-in' ? builtIn(state) : onMain(state)
  ).map(entry => withUses(entry));
  for (const by of entries) {
    for (const { field, kind, name } of by.uses) {
      entries
        .find(one => one.kind === kind && one.name === name)
        ?.usedBy.push({ field, by });
    }
  }
  return {
    source: state.source,
    commit: state.commit,
    platformCommit: state.platformCommit,
    asOf: state.asOf,
    entries,
    findings: state.findings,
    documents: new Map(
      entries.flatMap(({ path, document }) =>
        document ? [[path, document] as const] : [],
      ),
    ),
  };
}

type Read = Omit<Entry, 'uses' | 'usedBy'>;

function onMain({ documents, findings }: PlatformState): Read[] {
  return documents.flatMap(({ content, findings: own, path }) => {
    const place = placeOf(path);
    const kind = place && kindOfFolder(place.folder);
    if (!kind) return [];
    const parsed = parseConfiguration(content, path);
    return [
      {
        kind,
        name: place.name,
        path,
        content,
        ...(parsed.ok && { document: parsed.document }),
        findings: distinct([
          ...own,
          ...findings.filter(({ document }) => document === path),
        ]),
      },
    ];
  });
}

/** The documents that say the platform which is compiled with, though no file does. */
function builtIn({ platform }: PlatformState): Read[] {
  const read = platformSchema.safeParse(platform);
  if (!read.success) return [];
  return [...seedOf(read.data)].map(([path, document]) => ({
    kind: document.kind,
    name: document.metadata.name,
    path,
    content: toYaml(document),
    document,
    findings: [],
  }));
}

function withUses(entry: Read): Entry {
  const uses = entry.document ? referencesOf(entry.document) : [];
  return { ...entry, uses, usedBy: [] };
}

function distinct(findings: DocumentFinding[]): DocumentFinding[] {
  const known = new Map(
    findings.map(one => [[one.path, one.constraint].join('\0'), one] as const),
  );
  return [...known.values()];
}

/** What people call a document: its title, where its kind has one. */
export function titleOf({ document, name }: Entry): string {
  if (!document) return name;
  const { spec } = document;
  return 'title' in spec && spec.title ? spec.title : name;
}

/** The documents of a kind: environments in the order that work passes them, everything else by name. */
export function ofKind(
  { entries }: Configuration,
  kind: ConfigurationKind,
): Entry[] {
  const rank = ({ document }: Entry) =>
    document?.kind === 'Environment' ? STAGES.indexOf(document.spec.stage) : 0;
  return entries
    .filter(entry => entry.kind === kind)
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
