import type { CommitPlatform, Rendering } from '@waymark/gitops';
import type { PlatformState } from '@waymark/plugin-changes-common';
import { toIntent } from './toDocuments';

const FOLDER = 'platform/';

/** The platform of a commit, as it is shown. */
export function toPlatformState({
  asOf,
  commit,
  rendering,
  used,
}: {
  asOf: string;
  commit: string;
  rendering: Rendering;
  used: CommitPlatform;
}): PlatformState {
  const documents = [...rendering.documents.values()].filter(({ path }) =>
    path.startsWith(FOLDER),
  );
  return {
    commit,
    asOf,
    source: used.source,
    ...(used.source !== 'built-in' && { platformCommit: used.commit }),
    platform: { ...used.platform },
    documents: documents.map(document => toIntent(document, rendering)),
    findings: rendering.findings.filter(
      ({ document, severity }) =>
        document.startsWith(FOLDER) && severity === 'error',
    ),
  };
}
