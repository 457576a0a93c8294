import { renderTree, type DocumentFinding } from '@waymark/gitops';
import { defaultPlatform } from '@waymark/platform-api';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import { describeFindings } from '../intent/describeFindings';
import type { Tree } from './readTree';

/**
 * What every door would find in a whole tree: each document by itself, the invariants, and what compiling says.
 *
 * @returns findings in the order they are always in
 */
export function inspectTree(tree: Tree): DocumentFinding[] {
  // Addresses of an installation are in no document and decide nothing.
  const source = new PlatformConfiguration({
    gitopsUrl: defaultPlatform.gitops.repoUrl,
    portalUrl: defaultPlatform.observability.portalUrl,
  });
  return renderTree(tree, source).findings;
}

/** Findings for people, each with its document. */
export function describe(findings: readonly DocumentFinding[]): string {
  return describeFindings(
    findings.map(finding => ({
      file: finding.document,
      text: '',
      findings: [finding],
    })),
  );
}

/** Whether something keeps a change from being accepted. */
export function isValid(
  findings: readonly Pick<DocumentFinding, 'severity'>[],
): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}
