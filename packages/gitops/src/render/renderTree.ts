import type { Platform } from '@waymark/platform-api';
import { namespacePath } from '../layout';
import { atOnce, type Steps } from '../slices';
import type { IntentTree } from '../tree/tree';
import { checkAcross } from './acrossDocuments';
import { compileDocument } from './compileDocument';
import { finding, isBroken } from './findings';
import { outputCollisions } from './outputCollisions';
import type { PlatformSource } from './platformSource';
import { quotaFindings, quotaUse } from './quota';
import type { ReadDocument } from './readDocument';
import { RenderMemo } from './RenderMemo';
import { usedPlatform } from './usedPlatform';
import type {
  DocumentFinding,
  Held,
  RenderedDocument,
  Rendering,
} from './types';

/**
 * Renders the documents of branch main to the files of branch rendered. Pure: equal trees and platforms give equal
 * renderings. A document that is not valid is held, with what depends on it; everything else is rendered. Each cluster of the
 * platform has its own Argo CD objects among the files, so that its folder is not empty when the last tenant goes.
 *
 * The platform is what the tree says (see {@link PlatformSource}). Where its configuration is not valid, those documents are held
 * and everything else is rendered with `lastGood`.
 *
 * @param platformOrMemo - a memo keeps what did not change between calls; made anew when a platform is given
 * @param lastGood - of an earlier commit; default: the built-in one
 * @param refused - on grants that do not count, see `refusedGrants`; without it, every grant that reads well does, as in what
 * a change would make
 */
export function renderTree(
  tree: IntentTree,
  platformOrMemo: Platform | PlatformSource | RenderMemo,
  lastGood?: Platform,
  refused: readonly DocumentFinding[] = [],
): Rendering {
  return atOnce(renderSteps(tree, platformOrMemo, lastGood, refused));
}

/** {@link renderTree} in steps of a document each, for trees of thousands: what is between two steps changes nothing of the result. */
export function* renderSteps(
  tree: IntentTree,
  platformOrMemo: Platform | PlatformSource | RenderMemo,
  lastGood?: Platform,
  refused: readonly DocumentFinding[] = [],
): Steps<Rendering> {
  const memo =
    platformOrMemo instanceof RenderMemo
      ? platformOrMemo
      : new RenderMemo(platformOrMemo);
  const read = new Map<string, ReadDocument>();
  for (const path of [...tree.keys()].sort()) {
    read.set(path, memo.read(path, tree.get(path) ?? ''));
    yield;
  }
  const reading = memo.source.of(read.values());
  yield;
  const platform = usedPlatform(reading, memo.source, lastGood);
  const compiled = memo.with(platform.platform);
  const across = checkAcross(read);
  yield;
  const findings = byDocument([...across, ...reading.findings, ...refused]);
  const held = new Map<string, Held>();
  const documents = new Map<string, RenderedDocument>();

  const render = (document: ReadDocument, namespace?: RenderedDocument) => {
    const found = [
      ...document.findings,
      ...(findings.get(document.path) ?? []),
    ];
    const rendered = compileDocument(document, found, compiled, namespace);
    documents.set(document.path, rendered);
    if (isBroken(rendered.findings)) {
      held.set(document.path, {
        path: document.path,
        findings: rendered.findings,
      });
    }
  };
  for (const document of read.values()) {
    if (guestOf(document)) continue;
    render(document);
    yield;
  }
  for (const document of read.values()) {
    const place = guestOf(document);
    if (!place) continue;
    const needed = namespacePath(place.team, place.environment);
    render(document, documents.get(needed));
    if (!read.has(needed)) {
      if (!document.access) holdMissing(held, needed, document.path);
    } else if (held.has(needed) && !held.has(document.path)) {
      held.set(document.path, {
        path: document.path,
        because: needed,
        findings: [],
      });
    }
    yield;
  }
  // What is missing of the configuration, such as a profile that others ask for.
  for (const [path, found] of findings) {
    if (!read.has(path)) held.set(path, { path, findings: found });
  }
  const clusterFiles = compiled.clusterFiles();
  yield;
  for (const collision of yield* outputCollisions(documents, clusterFiles)) {
    documents.get(collision.document)?.findings.push(collision);
    held.set(collision.document, {
      path: collision.document,
      findings: [collision],
    });
  }
  yield;
  for (const warning of quotaFindings(
    quotaUse(documents.values(), platform.platform),
  )) {
    documents.get(warning.document)?.findings.push(warning);
  }
  yield;
  const collected = yield* collect(documents, held, clusterFiles);
  return { ...collected, platform };
}

/** Team and environment of a document that needs their namespace: a workload, or a grant that gives access to it. */
function guestOf({
  access,
  location,
}: ReadDocument): { team: string; environment: string } | undefined {
  return location?.type === 'workload' ? location : access;
}

function byDocument(
  findings: readonly DocumentFinding[],
): Map<string, DocumentFinding[]> {
  const groups = new Map<string, DocumentFinding[]>();
  for (const entry of findings) {
    groups.set(entry.document, [...(groups.get(entry.document) ?? []), entry]);
  }
  return groups;
}

/** A namespace whose document is gone while workloads remain: taking it down would take them with it. */
function holdMissing(
  held: Map<string, Held>,
  namespace: string,
  workload: string,
): void {
  const inUse = finding(namespace, {
    path: '',
    constraint: 'namespace.in-use',
    value: workload,
    message: `The document is missing, but ${workload} needs it.`,
    fix: 'Put the document back, or remove the workloads first.',
  });
  if (!held.has(namespace)) {
    held.set(namespace, { path: namespace, findings: [inUse] });
  }
}

function byPath(one: DocumentFinding, other: DocumentFinding): number {
  if (one.document === other.document) return 0;
  return one.document < other.document ? -1 : 1;
}

function* collect(
  documents: Map<string, RenderedDocument>,
  held: Map<string, Held>,
  clusterFiles: ReadonlyMap<string, string>,
): Steps<Omit<Rendering, 'platform'>> {
  const files = new Map(clusterFiles);
  const findings: DocumentFinding[] = [];
  for (const path of [...documents.keys()].sort()) {
    const document = documents.get(path);
    if (!document) continue;
    findings.push(...document.findings);
    if (held.has(path)) {
      documents.set(path, { ...document, objects: [], files: new Map() });
      continue;
    }
    for (const [file, text] of document.files) files.set(file, text);
    yield;
  }
  const missing = [...held.values()].filter(({ path }) => !documents.has(path));
  findings.push(...missing.flatMap(entry => entry.findings));
  findings.sort(byPath);
  return {
    documents,
    files,
    held: new Map([...held].sort(([a], [b]) => (a < b ? -1 : 1))),
    findings,
  };
}
