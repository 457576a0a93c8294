import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { runSlug, RunSummary } from '@waymark/plugin-tenants-common';
import { RunStateBadge } from '@waymark/plugin-tenants-react';
import { PersonAndTeam, RelativeTime } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './RunTable.module.css';

/** Runs, one a row; the service's name opens the run. */
export function RunTable({ runs }: { runs: RunSummary[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const columns: ColumnConfig<RunSummary>[] = [
    {
      id: 'service',
      label: t('runs.service'),
      isRowHeader: true,
      minWidth: 160,
      cell: run => (
        <CellText title={run.service} href={`/runs/${runSlug(run)}`} />
      ),
    },
    {
      id: 'state',
      label: t('runs.state'),
      minWidth: 150,
      cell: run => (
        <Cell>
          <RunStateBadge state={run.state} />
        </Cell>
      ),
    },
    {
      id: 'environment',
      label: t('runs.environment'),
      minWidth: 110,
      cell: run => <CellText title={run.environment} />,
    },
    {
      id: 'by',
      label: t('runs.by'),
      minWidth: 200,
      cell: run => (
        <Cell>
          <PersonAndTeam person={run.requestedBy} team={run.team} />
        </Cell>
      ),
    },
    {
      id: 'when',
      label: t('runs.when'),
      minWidth: 100,
      cell: run => (
        <Cell>
          <RelativeTime moment={run.createdAt} />
        </Cell>
      ),
    },
  ];
  return (
    <div className={styles.scroll}>
      <Table columnConfig={columns} data={runs} pagination={{ type: 'none' }} />
    </div>
  );
}
