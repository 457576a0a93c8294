import { Link, Text } from '@backstage/ui';
import { PersonAndTeam, RowList } from '@waymark/portal-ui';
import { share } from '../quota/quantity';
import { LifetimeBadge } from './LifetimeBadge';
import { LifetimeDates } from './LifetimeDates';
import { NamespaceEnd } from './NamespaceEnd';
import styles from './NamespaceList.module.css';
import { NamespaceRow } from './rows';

type NamespaceListProps = {
  rows: NamespaceRow[];
  onCleanUp(row: NamespaceRow): void;
};

/** The table's rows where there is no room for its columns. */
export function NamespaceList({ rows, onCleanUp }: NamespaceListProps) {
  return (
    <RowList
      items={rows.map(row => {
        const { environment, links, name, quota, state, team, tier } = row;
        const intent = links.find(({ kind }) => kind === 'intent');
        return {
          id: name,
          title: intent ? (
            <Link href={intent.url}>{name}</Link>
          ) : (
            <Text>{name}</Text>
          ),
          meta: (
            <>
              <PersonAndTeam small team={team} />
              <span>{environment}</span>
              <span>{tier}</span>
              {quota.slice(0, 2).map(line => (
                <span key={line.resource}>{share(line)}</span>
              ))}
              <span>
                <LifetimeDates namespace={row} />
              </span>
            </>
          ),
          state: (
            <div className={styles.end}>
              <LifetimeBadge state={state} />
              <NamespaceEnd row={row} onCleanUp={onCleanUp} />
            </div>
          ),
        };
      })}
    />
  );
}
