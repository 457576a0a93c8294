import { Link } from '@backstage/ui';
import { runSlug, RunSummary } from '@waymark/plugin-tenants-common';
import { PersonAndTeam, RelativeTime, RowList } from '@waymark/portal-ui';
import { RunStateBadge } from './RunStateBadge';

/**
 * Runs one a row, each linked to its page.
 *
 * @public
 */
export function RunList({ runs }: { runs: RunSummary[] }) {
  return (
    <RowList
      items={runs.map(run => ({
        id: run.id,
        title: <Link href={`/runs/${runSlug(run)}`}>{run.service}</Link>,
        meta: (
          <>
            <PersonAndTeam small person={run.requestedBy} />
            {run.environment}
            <RelativeTime moment={run.createdAt} />
          </>
        ),
        state: <RunStateBadge state={run.state} />,
      }))}
    />
  );
}
