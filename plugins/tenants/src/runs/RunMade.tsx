import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { Section } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { LedgerTable } from './LedgerTable';
import styles from './RunMade.module.css';

/** What the run made: where to open it, and the ledger it is recorded in. */
export function RunMade({ run }: { run: ProvisioningRun }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <Section title={t('run.made')}>
      {run.links.length > 0 && (
        <ul className={styles.links} aria-label={t('run.links')}>
          {run.links.map(link => (
            <li key={`${link.kind} ${link.url}`}>
              <Link href={link.url}>{link.title}</Link>
            </li>
          ))}
        </ul>
      )}
      {run.ledger.length > 0 ? (
        <LedgerTable
          label={t('run.ledger')}
          entries={run.ledger}
          documents={run.changeSet?.paths}
        />
      ) : (
        <Text color="secondary">{t('run.madeNone')}</Text>
      )}
    </Section>
  );
}
