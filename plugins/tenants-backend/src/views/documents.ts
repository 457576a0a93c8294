import {
  parseDocument,
  type PlatformDocument,
  type TenantNamespace,
  type WebService,
} from '@waymark/platform-api';
import type { IntentDocument } from '@waymark/plugin-changes-common';
import type { IntentTree } from '../outside/ChangesGateway';

type DocumentOf = { WebService: WebService; TenantNamespace: TenantNamespace };

/** A document with its place, typed. */
export type TypedDocument<K extends keyof DocumentOf> = {
  source: IntentDocument;
  team: string;
  environment: string;
  document: DocumentOf[K];
};

/** The valid documents of one kind; the others are reported where they lie. */
export function intentDocuments<K extends keyof DocumentOf>(
  tree: IntentTree,
  kind: K,
): TypedDocument<K>[] {
  return tree.documents.flatMap(source => {
    const { team, environment } = source;
    const parsed = source.document && parseDocument(source.document);
    if (
      !parsed?.ok ||
      !team ||
      !environment ||
      !isKind(parsed.document, kind)
    ) {
      return [];
    }
    return [{ source, team, environment, document: parsed.document }];
  });
}

/**
 * What of one kind runs, or is to: a document that is held counts as it was when it was valid last, because its last good output
 * keeps running.
 */
export function runningDocuments<K extends keyof DocumentOf>(
  tree: IntentTree,
  kind: K,
): TypedDocument<K>[] {
  const documents = tree.documents.map(one =>
    one.lastGood ? { ...one, document: one.lastGood.document } : one,
  );
  return intentDocuments({ ...tree, documents }, kind);
}

function isKind<K extends keyof DocumentOf>(
  document: PlatformDocument,
  kind: K,
): document is PlatformDocument & DocumentOf[K] {
  return document.kind === kind;
}
