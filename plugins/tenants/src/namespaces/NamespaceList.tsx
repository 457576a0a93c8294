import { PersonAndTeam, RowList } from '@waymark/portal-ui';
import { share } from '../quota/quantity';
import { AccessLink } from './AccessLink';
import { HeldNote } from './HeldNote';
import { LifetimeBadge } from './LifetimeBadge';
import { LifetimeDates } from './LifetimeDates';
import { NamespaceEnd } from './NamespaceEnd';
import { NamespaceHistory } from './NamespaceHistory';
import { NamespaceLink } from './NamespaceLink';
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
        const { environment, held, links, name, quota, state, team, tier } =
          row;
        return {
          id: name,
          title: <NamespaceLink name={name} links={links} />,
          meta: (
            <>
              <PersonAndTeam small team={team} />
              <span>{environment}</span>
              <span>{tier}</span>
              {quota.slice(0, 2).map(line => (
                <span key={line.resource}>{share(line)}</span>
              ))}
              <HeldNote held={held} />
              <span>
                <LifetimeDates namespace={row} />
              </span>
              <AccessLink
                team={team}
                environment={environment}
                namespace={name}
              />
              <NamespaceHistory
                environment={environment}
                name={name}
                team={team}
              />
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
