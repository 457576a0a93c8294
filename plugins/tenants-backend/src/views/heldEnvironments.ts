import { parsePath } from '@waymark/gitops';
import { tenantNamespaceName } from '@waymark/platform-api';
import type { ReconcilerStatus } from '@waymark/plugin-changes-common';
import type { HeldEnvironment } from '@waymark/plugin-tenants-common';
import { toDocumentFindings } from '../preview/findings';
import { intentLink, renderedLink, type Addresses } from './gitLinks';

/** What is held, by service. The path says whose it is: the text may say nothing that can be read. */
export function heldEnvironments(
  { held }: ReconcilerStatus,
  addresses: Addresses,
  isWanted: (place: { team: string; service: string }) => boolean,
): Map<string, HeldEnvironment[]> {
  const byService = new Map<string, HeldEnvironment[]>();
  for (const { path, because, lastGood, findings } of held) {
    const parsed = parsePath(path);
    if (!parsed.ok || parsed.location.type !== 'workload') continue;
    const { team, environment, service } = parsed.location;
    if (!isWanted({ team, service })) continue;
    const namespace = tenantNamespaceName(team, environment);
    const place = { environment, namespace };
    byService.set(service, [
      ...(byService.get(service) ?? []),
      {
        environment,
        team,
        namespace,
        path,
        ...(because && { because }),
        lastGood,
        findings: toDocumentFindings(findings, path),
        links: [
          intentLink(addresses, path),
          ...(lastGood ? renderedLink(addresses, place, [service]) : []),
        ],
      },
    ]);
  }
  return byService;
}
