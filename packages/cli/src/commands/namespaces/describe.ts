import type {
  NamespaceCleanUp,
  QuotaLine,
} from '@waymark/plugin-tenants-common';
import { describeMoment, describeWhen } from '../../output/duration';
import { table } from '../../output/table';
import type { NamespaceReport, NamespacesReport } from './readNamespaces';

/** CPU and memory say enough of a quota here; pods are in `--json`. */
const RESOURCES = ['requests.cpu', 'requests.memory'];

/** Namespaces for people, what ends first; below them, of which commit what is held is counted. */
export function describeNamespaces(
  { asOf, items }: NamespacesReport,
  now = new Date(),
): string {
  const at = `as of ${describeMoment(asOf)}\n`;
  if (items.length === 0) return `No namespace.\n${at}`;
  const rows = items.map(item => [
    item.name,
    item.state,
    item.tier,
    item.quota
      .filter(({ resource }) => RESOURCES.includes(resource))
      .map(share)
      .join('\n') || 'none',
    String(item.services.length),
    whenOf(item, now),
    item.reasons.join('; '),
  ]);
  const head = [
    'Namespace',
    'State',
    'Tier',
    'Quota used',
    'Workloads',
    'Ends or last changed',
    'Why',
  ];
  const held = items.flatMap(item => item.held);
  return [
    table(head, rows),
    ...held.map(
      ({ from, path, since }) =>
        `${path} counts as of commit ${from.slice(
          0,
          7,
        )}; held since ${describeWhen(since, now)}`,
    ),
    at,
  ].join('\n');
}

/** What goes with a namespace, and how that is proposed. */
export function describeCleanUp({
  changeSet,
  documents,
  dryRun,
  namespace,
  objects,
}: NamespaceCleanUp): string {
  const lines = [
    `${namespace.name} is ${namespace.state}: ${namespace.reasons.join('; ')}`,
    `${dryRun ? 'Would remove' : 'Removes'} ${documents.length} documents and ${
      objects.length
    } objects:`,
    ...documents.map(path => `  ${path}`),
    changeSet
      ? `Proposed: ${
          changeSet.changeRequest?.url ?? `change set ${changeSet.id}`
        } (${changeSet.state})`
      : 'Nothing is proposed yet; leave --dry-run out to ask for it.',
  ];
  return `${lines.join('\n')}\n`;
}

function whenOf(
  { expiresAt, lastChangeAt }: NamespaceReport,
  now: Date,
): string {
  if (expiresAt) return `ends ${describeWhen(expiresAt, now)}`;
  return lastChangeAt ? describeWhen(lastChangeAt, now) : 'unknown';
}

function share({ limit, unit, used }: QuotaLine): string {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return `${rounded(used)} of ${rounded(limit)}${
    unit === 'count' ? '' : ` ${unit}`
  }`;
}
