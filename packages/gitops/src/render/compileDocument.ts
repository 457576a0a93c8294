import { isBroken, inDocument } from './findings';
import type { Compiled, PlatformMemo } from './PlatformMemo';
import type { ReadDocument } from './readDocument';
import type { DocumentFinding, RenderedDocument } from './types';

/**
 * Compiles one document: intent to its objects, a grant that gives access to those that give it. Anything else, and what is not
 * valid, gives none.
 *
 * @param namespace - that a workload or a grant is of
 */
export function compileDocument(
  document: ReadDocument,
  findings: readonly DocumentFinding[],
  memo: PlatformMemo,
  namespace: RenderedDocument | undefined,
): RenderedDocument {
  const compiled = isBroken(findings)
    ? undefined
    : compiledBy(document, memo, namespace);
  if (!compiled) {
    return {
      ...document,
      findings: [...findings],
      objects: [],
      files: new Map(),
    };
  }
  const { objects, files, usage } = compiled;
  return {
    ...document,
    objects,
    files,
    ...(usage && { usage }),
    findings: [...findings, ...inDocument(document.path, compiled.findings)],
  };
}

function compiledBy(
  { access, content, document: intent, location, path }: ReadDocument,
  memo: PlatformMemo,
  namespace: RenderedDocument | undefined,
): Compiled | undefined {
  const around = namespace?.document;
  const scope = intent?.kind === 'TenantNamespace' ? intent : around;
  const tenancy = scope?.kind === 'TenantNamespace' ? scope : undefined;
  const place = location && 'team' in location ? location : access;
  if (!place) return undefined;
  const { team, environment } = place;
  const context = {
    team,
    environment,
    target:
      tenancy?.spec.target ??
      memo.platform.environments[environment]?.defaultTarget ??
      '',
    costCenter: tenancy?.spec.costCenter,
  };
  if (intent) return memo.compile(path, content, intent, context);
  return access && namespace && tenancy
    ? memo.grant(
        path,
        content,
        access,
        { document: tenancy, content: namespace.content },
        context,
      )
    : undefined;
}
