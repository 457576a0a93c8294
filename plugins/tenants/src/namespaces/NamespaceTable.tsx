import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig, Table, Text } from '@backstage/ui';
import { PersonAndTeam, StateBadge } from '@waymark/portal-ui';
import { share } from '../quota/quantity';
import { tenantsTranslationRef } from '../translation';
import { AccessLink } from './AccessLink';
import { HeldNote } from './HeldNote';
import { LifetimeBadge } from './LifetimeBadge';
import { LifetimeDates } from './LifetimeDates';
import { NamespaceEnd } from './NamespaceEnd';
import { NamespaceHistory } from './NamespaceHistory';
import { NamespaceLink } from './NamespaceLink';
import styles from './NamespaceTable.module.css';
import { NamespaceRow } from './rows';

/** The table names its rows by `id`. */
type Row = NamespaceRow & { id: string };

/** CPU and memory say enough of a quota here; pods are in the repository. */
const RESOURCES = ['requests.cpu', 'requests.memory'];

type NamespaceTableProps = {
  rows: NamespaceRow[];
  onCleanUp(row: NamespaceRow): void;
};

/** Namespaces, one a row. */
export function NamespaceTable({ rows, onCleanUp }: NamespaceTableProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'name',
      label: t('namespaces.name'),
      isRowHeader: true,
      defaultWidth: '1.5fr',
      minWidth: 190,
      cell: ({ environment, links, name, services, team }) => (
        <Cell className={styles.name}>
          <NamespaceLink name={name} links={links} />
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.more}
          >
            {t('namespaces.services', { count: services.length })}
            {' · '}
            <AccessLink
              team={team}
              environment={environment}
              namespace={name}
            />
            {' · '}
            <NamespaceHistory
              environment={environment}
              name={name}
              team={team}
            />
          </Text>
        </Cell>
      ),
    },
    {
      id: 'team',
      label: t('namespaces.team'),
      minWidth: 150,
      cell: ({ team }) => (
        <Cell>
          <PersonAndTeam team={team} />
        </Cell>
      ),
    },
    {
      id: 'environment',
      label: t('namespaces.environment'),
      minWidth: 125,
      cell: ({ environment, tier }) => (
        <CellText title={environment} description={tier} />
      ),
    },
    {
      id: 'quota',
      label: t('namespaces.quota'),
      minWidth: 140,
      cell: ({ held, quota }) => (
        <Cell>
          {quota.length === 0 ? (
            <Text color="secondary">{t('namespaces.noQuota')}</Text>
          ) : (
            quota
              .filter(({ resource }) => RESOURCES.includes(resource))
              .map(line => (
                <Text key={line.resource} as="p" className={styles.line}>
                  {share(line)}
                </Text>
              ))
          )}
          <HeldNote held={held} />
        </Cell>
      ),
    },
    {
      id: 'lifetime',
      label: t('namespaces.state'),
      minWidth: 170,
      cell: namespace => (
        <Cell>
          <LifetimeBadge state={namespace.state} />
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.line}
          >
            <LifetimeDates namespace={namespace} />
          </Text>
        </Cell>
      ),
    },
    {
      id: 'reality',
      label: t('namespaces.reality'),
      minWidth: 150,
      cell: ({ reality }) => (
        <Cell>
          {reality && (
            <>
              <StateBadge
                state={reality.state}
                word={
                  reality.state === 'not-applicable'
                    ? t('reality.waits')
                    : undefined
                }
              />
              <Text
                as="p"
                variant="body-small"
                color="secondary"
                className={styles.line}
              >
                {reality.reason}
              </Text>
            </>
          )}
        </Cell>
      ),
    },
    {
      id: 'end',
      label: t('namespaces.cleanUp'),
      minWidth: 120,
      cell: row => (
        <Cell>
          <NamespaceEnd row={row} onCleanUp={onCleanUp} />
        </Cell>
      ),
    },
  ];
  return (
    <div className={styles.scroll}>
      <Table
        columnConfig={columns}
        data={rows.map(row => ({ ...row, id: row.name }))}
        pagination={{ type: 'none' }}
      />
    </div>
  );
}
