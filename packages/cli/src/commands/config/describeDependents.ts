import type { DependentPage } from '@waymark/plugin-changes-common';
import { table } from '../../output/table';

/** Who depends on a document, for people. */
export function describeDependents({
  commit,
  items,
  nextCursor,
  totals,
}: DependentPage): string {
  const { configuration, namespaces, services, workloads } = totals;
  const sum = `${configuration} documents of the configuration, ${namespaces} namespaces, ${workloads} workloads of ${services} services\nas of ${commit.slice(
    0,
    12,
  )}\n`;
  if (items.length === 0) return `Nothing that you may see.\n${sum}`;
  const rows = items.map(({ fields, kind, path }) => [
    path,
    kind ?? '–',
    fields.join(', '),
  ]);
  const more = nextCursor ? `more: --cursor ${nextCursor}\n` : '';
  return `${table(['Document', 'Kind', 'By'], rows)}\n${more}${sum}`;
}
