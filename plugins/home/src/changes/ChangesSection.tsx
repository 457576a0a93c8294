import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { readProblem, Section, useLoad } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import { useClients } from '../useClients';
import styles from './ChangesSection.module.css';
import { CommitList } from './CommitList';
import { NewestRuns } from './NewestRuns';
import { readGranted } from './readGranted';

const MOST = 6;
const REFRESH_MS = 30_000;

type ChangesSectionProps = {
  teams: string[];
  /** Paths of the documents that are held now. */
  held: string[];
};

/** What was changed lately: commits by whatever way, and runs of golden paths. */
export function ChangesSection({ teams, held }: ChangesSectionProps) {
  const { t } = useTranslationRef(homeTranslationRef);
  const { approvals, changes, tenants } = useClients();
  const commits = useLoad(
    async () => {
      const page = await changes.listCommits({ limit: MOST });
      const granted = await readGranted(approvals, page.items);
      return { ...page, granted };
    },
    [approvals, changes],
    { refreshMs: REFRESH_MS },
  );
  const runs = useLoad(
    signal => tenants.listRuns({ limit: MOST }, { signal }),
    [tenants],
    { refreshMs: REFRESH_MS },
  );
  const isDenied = [commits, runs].every(
    load =>
      load.state === 'failed' && readProblem(load.error).kind === 'denied',
  );
  // Nobody asked for it here: what the reader's roles never show is left out, not shown as locked.
  if (isDenied) return null;
  return (
    <Section title={t('changes.title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <div className={styles.head}>
            <Text as="h3" color="secondary" className={styles.name}>
              {t('changes.commits')}
            </Text>
            {commits.state === 'ready' && (
              <Link href={commits.value.url}>{t('changes.allCommits')}</Link>
            )}
          </div>
          <CommitList commits={commits} teams={teams} held={held} />
        </div>
        <div className={styles.column}>
          <div className={styles.head}>
            <Text as="h3" color="secondary" className={styles.name}>
              {t('changes.runs')}
            </Text>
            <Link href="/runs">{t('changes.allRuns')}</Link>
          </div>
          <NewestRuns runs={runs} />
        </div>
      </div>
    </Section>
  );
}
