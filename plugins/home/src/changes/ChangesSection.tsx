import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { Section, useLoad } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import { useClients } from '../useClients';
import { ChangeSetList } from './ChangeSetList';
import styles from './ChangesSection.module.css';
import { NewestRuns } from './NewestRuns';

const MOST = 6;
const REFRESH_MS = 30_000;

/** What was changed lately, by change set and by run. */
export function ChangesSection() {
  const { t } = useTranslationRef(homeTranslationRef);
  const { changes, tenants } = useClients();
  const changeSets = useLoad(
    () => changes.listChangeSets({ limit: MOST }),
    [changes],
    { refreshMs: REFRESH_MS },
  );
  const runs = useLoad(
    signal => tenants.listRuns({ limit: MOST }, { signal }),
    [tenants],
    { refreshMs: REFRESH_MS },
  );
  return (
    <Section title={t('changes.title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Text as="h3" color="secondary" className={styles.name}>
            {t('changes.changeSets')}
          </Text>
          <ChangeSetList changeSets={changeSets} />
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
