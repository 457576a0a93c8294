import type { Platform } from '@waymark/platform-api';
import { teamOf, parsePath } from '../layout';
import {
  quotaUse,
  renderSteps,
  type RenderMemo,
  type Rendering,
} from '../render';
import { finding, inDocument, isBroken } from '../render/findings';
import { quotaErrors } from '../render/quota';
import type { DocumentFinding, RenderedDocument } from '../render/types';
import { atOnce, type Steps } from '../slices';
import { applyEdits, type Edit, type IntentTree } from '../tree/tree';

const CONFIGURATION = 'platform/';

/** The tree that edits result in, and what is found wrong with it. */
export interface ValidatedChange {
  /** False when something keeps the change from being accepted. */
  valid: boolean;
  /**
   * Everything found on the edited documents, and every error elsewhere that was not there before. What was wrong
   * already does not keep others from working.
   */
  findings: DocumentFinding[];
  tree: IntentTree;
  before: Rendering;
  after: Rendering;
}

/**
 * Checks edits against the whole resulting tree. Pure.
 *
 * @param lastGood - platform of the tree, or of the last commit that had a valid one
 */
export function validateChange(
  tree: IntentTree,
  edits: readonly Edit[],
  memo: RenderMemo,
  lastGood?: Platform,
): ValidatedChange {
  return atOnce(validateSteps(tree, edits, memo, lastGood));
}

/** {@link validateChange} in short steps. */
export function* validateSteps(
  tree: IntentTree,
  edits: readonly Edit[],
  memo: RenderMemo,
  lastGood?: Platform,
): Steps<ValidatedChange> {
  const before = yield* renderSteps(tree, memo, lastGood);
  const allowed = edits.filter(({ path }) => parsePath(path).ok);
  const result = applyEdits(tree, allowed);
  const after = yield* renderSteps(result, memo, lastGood);
  const paths = new Set(edits.map(({ path }) => path));
  const known = new Set(before.findings.map(fingerprint));
  const findings = [
    ...edits.flatMap(checkEdit),
    ...edits.flatMap(edit => checkTarget(tree, edit)),
    ...after.findings.filter(
      entry =>
        paths.has(entry.document) ||
        (entry.severity === 'error' && !known.has(fingerprint(entry))),
    ),
    ...overQuota(before, after, paths),
    ...withoutEffect(allowed, before, after),
  ];
  return { valid: !isBroken(findings), findings, tree: result, before, after };
}

/** Teams whose documents the edits touch; undefined stands for the platform. */
export function teamsTouched(
  edits: readonly { path: string }[],
): Array<string | undefined> {
  const teams = edits.map(({ path }) => {
    const parsed = parsePath(path);
    return parsed.ok ? teamOf(parsed.location) : undefined;
  });
  return [...new Set(teams)];
}

/** Findings of the paths alone, without reading a tree. */
export function checkPaths(
  edits: readonly { path: string }[],
): DocumentFinding[] {
  return edits.flatMap(checkEdit);
}

function checkEdit({ path }: { path: string }): DocumentFinding[] {
  const parsed = parsePath(path);
  return parsed.ok ? [] : inDocument(path, [parsed.finding]);
}

function checkTarget(tree: IntentTree, edit: Edit): DocumentFinding[] {
  if (edit.action === 'put' || tree.has(edit.path)) return [];
  return [
    finding(edit.path, {
      path: '',
      constraint: 'delete.missing',
      value: edit.path,
      severity: 'warning',
      message: 'There is no such document, so nothing is deleted.',
      fix: 'Check the path.',
    }),
  ];
}

function overQuota(
  before: Rendering,
  after: Rendering,
  paths: ReadonlySet<string>,
): DocumentFinding[] {
  const edited = new Map<string, RenderedDocument>();
  for (const path of paths) {
    const document = after.documents.get(path);
    if (document) edited.set(path, document);
  }
  return quotaErrors(
    quotaUse(before.documents.values(), before.platform.platform),
    quotaUse(after.documents.values(), after.platform.platform),
    edited,
  );
}

/**
 * Configuration counts as a whole: beside something that is not valid, what is valid changes nothing yet. Of edits that break it
 * themselves the errors say enough.
 */
function withoutEffect(
  edits: readonly Edit[],
  before: Rendering,
  after: Rendering,
): DocumentFinding[] {
  const isHeld = [before, after].every(
    ({ platform }) => platform.source === 'last-good',
  );
  if (!isHeld) return [];
  const broken = after.findings.find(
    ({ document, severity }) =>
      severity === 'error' && document.startsWith(CONFIGURATION),
  );
  return edits
    .filter(({ path }) => path.startsWith(CONFIGURATION))
    .map(({ path }) =>
      finding(path, {
        path: '',
        constraint: 'platform.held',
        value: broken?.document,
        severity: 'warning',
        message:
          'The configuration would not be valid as a whole, so that of an earlier commit counts and this has no effect yet.',
        fix: broken
          ? `Mend ${broken.document} first, or with it: ${broken.message}`
          : 'Mend what is wrong with the configuration on main first, or with it.',
      }),
    );
}

function fingerprint(entry: DocumentFinding): string {
  return [entry.document, entry.path, entry.constraint].join('\0');
}
