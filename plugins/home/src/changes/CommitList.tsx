import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { CommitPage, IntentCommit } from '@waymark/plugin-changes-common';
import {
  EmptyState,
  Load,
  PersonAndTeam,
  Problem,
  RelativeTime,
  RowList,
  Shortened,
  StateBadge,
} from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import styles from './ChangesSection.module.css';
import { heldCommits } from './heldCommits';
import { Origin } from './Origin';
import { Granted } from './readGranted';
import { useDeed } from './useDeed';

type CommitListProps = {
  commits: Load<CommitPage & { granted: Granted }>;
  /** The reader's own teams need not be named. */
  teams: string[];
  /** Paths of the documents that are held now. */
  held: string[];
};

/** The one team whose documents a commit touched. */
function teamOf({ documents }: IntentCommit): string | undefined {
  const teams = new Set(documents.flatMap(({ team }) => team ?? []));
  return teams.size === 1 ? [...teams][0] : undefined;
}

/** The newest commits: what they did, who did it, when, and by which way. */
export function CommitList({ commits, teams, held }: CommitListProps) {
  const { t } = useTranslationRef(homeTranslationRef);
  const deed = useDeed();
  if (commits.state === 'loading')
    return <Skeleton width="100%" height={160} />;
  if (commits.state === 'failed') {
    return (
      <Problem
        error={commits.error}
        what={t('changes.what')}
        verb={t('changes.verb')}
        onRetry={commits.retry}
      />
    );
  }
  if (commits.value.items.length === 0) {
    return <EmptyState title={t('changes.none')} why={t('changes.noneWhy')} />;
  }
  const { granted, items } = commits.value;
  const isHeld = heldCommits(items, held);
  return (
    <RowList
      items={items.map(commit => {
        const { author } = commit;
        const { href, text } = deed(commit, granted);
        const team = teamOf(commit);
        const isElsewhere = team !== undefined && !teams.includes(team);
        return {
          id: commit.commit,
          title: (
            <>
              <Link href={href}>{text}</Link>
              <Text as="p" variant="body-small" className={styles.subject}>
                <Shortened text={commit.subject} />
              </Text>
            </>
          ),
          meta: (
            <>
              {!author.ref && <span>{author.name}</span>}
              {(author.ref || isElsewhere) && (
                <PersonAndTeam
                  small
                  person={author.ref}
                  team={isElsewhere ? team : undefined}
                />
              )}
              <RelativeTime moment={commit.committedAt} />
              <Origin commit={commit} />
              {isHeld.has(commit.commit) && (
                <StateBadge state="degraded" word={t('changes.held')} />
              )}
            </>
          ),
        };
      })}
    />
  );
}
