import { parseYaml, type PlatformDocument } from '@waymark/platform-api';
import { parsePath, type Location } from '../layout';
import { unreadFinding } from '../tree/unread';
import { finding, inDocument } from './findings';
import type {
  DocumentFinding,
  DocumentKindReader,
  GrantedAccess,
} from './types';

/** One document, checked alone: its path, its text, and whether they fit. */
export interface ReadDocument {
  path: string;
  content: string;
  location?: Location;
  kind?: string;
  name?: string;
  document?: PlatformDocument;
  access?: GrantedAccess;
  findings: DocumentFinding[];
}

const KIND_AT = {
  namespace: 'TenantNamespace',
  workload: 'WebService',
} as const;

/** Reads and checks one document without looking at others. Never throws. */
export function readDocument(
  path: string,
  content: string,
  kinds: readonly DocumentKindReader[],
): ReadDocument {
  const parsed = parsePath(path);
  if (!parsed.ok) {
    return { path, content, findings: inDocument(path, [parsed.finding]) };
  }
  const { location } = parsed;
  const notRead = unreadFinding(content);
  if (notRead) {
    return { path, content, location, findings: inDocument(path, [notRead]) };
  }
  if (location.type !== 'namespace' && location.type !== 'workload') {
    return { location, ...readRegistered(path, content, kinds) };
  }
  const result = parseYaml(content);
  const findings = inDocument(path, result.findings);
  if (!result.ok) return { path, content, location, findings };
  const { document } = result;
  return {
    path,
    content,
    location,
    kind: document.kind,
    name: document.metadata.name,
    document,
    findings: [...findings, ...checkPlace(path, location, document)],
  };
}

/** The reader of a path: the one whose prefix says most. */
export function readerOf(
  path: string,
  kinds: readonly DocumentKindReader[],
): DocumentKindReader | undefined {
  const [reader] = kinds
    .filter(({ prefix }) => path.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return reader;
}

function readRegistered(
  path: string,
  content: string,
  kinds: readonly DocumentKindReader[],
): Omit<ReadDocument, 'location'> {
  const reader = readerOf(path, kinds);
  if (!reader) {
    const unknown = finding(path, {
      path: 'kind',
      constraint: 'kind.place',
      value: path,
      message: 'No kind of document is known at this path.',
      fix: 'Remove the document, or install the plugin that knows it.',
    });
    return { path, content, findings: [unknown] };
  }
  const { findings, ...rest } = reader.read(content, path);
  return { path, content, ...rest, findings: inDocument(path, findings) };
}

function checkPlace(
  path: string,
  location: Extract<Location, { team: string }>,
  { kind, metadata, spec }: PlatformDocument,
): DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  const expected = KIND_AT[location.type];
  if (kind !== expected) {
    findings.push(
      finding(path, {
        path: 'kind',
        constraint: 'kind.place',
        value: kind,
        message: `A ${kind} cannot lie at this path.`,
        fix:
          kind === 'TenantNamespace'
            ? 'Call the file _namespace.yaml.'
            : `Put a ${expected} here, or call the file after the service.`,
      }),
    );
  }
  if (location.type === 'workload' && metadata.name !== location.service) {
    findings.push(
      finding(path, {
        path: 'metadata.name',
        constraint: 'name.file',
        value: metadata.name,
        message: `The document is called "${metadata.name}", its file "${location.service}".`,
        fix: `Set metadata.name to "${location.service}", or rename the file.`,
      }),
    );
  }
  if (spec.owner !== location.team) {
    findings.push(
      finding(path, {
        path: 'spec.owner',
        constraint: 'owner.path',
        value: spec.owner,
        message: `The owner is "${spec.owner}", but the document lies with team "${location.team}".`,
        fix: `Set spec.owner to "${location.team}", or move the document to tenants/${spec.owner}/.`,
      }),
    );
  }
  return findings;
}
