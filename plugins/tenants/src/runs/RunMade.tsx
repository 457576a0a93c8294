import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ProvisioningRun, RunLink } from '@waymark/plugin-tenants-common';
import { Section } from '@waymark/portal-ui';
import { MakesList } from '../makes/MakesList';
import { ObjectLinks } from '../makes/ObjectLinks';
import { tenantsTranslationRef } from '../translation';
import { LedgerTable } from './LedgerTable';
import styles from './RunMade.module.css';
import { useKubernetesPage } from './useKubernetesPage';

/** Links that the list of what was made has too, each at its thing. */
const AT_THINGS: RunLink['kind'][] = [
  'repository',
  'catalog',
  'docs',
  'rendered',
];

/** What the run made: each thing with where to open it, its objects, and the ledger it is recorded in. */
export function RunMade({ run }: { run: ProvisioningRun }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { makes, changeSet } = run;
  const running = useKubernetesPage(run);
  const isThere = makes?.items.some(item => item.url) ?? false;
  const links = isThere
    ? run.links.filter(link => !AT_THINGS.includes(link.kind))
    : run.links;
  return (
    <Section title={makes && !isThere ? t('preview.title') : t('run.made')}>
      {makes && (
        <>
          <MakesList
            label={t('run.things')}
            makes={makes.items}
            beside={({ kind }) =>
              kind === 'workload' &&
              running && (
                <>
                  {' · '}
                  <Link href={running}>{t('run.inCluster')}</Link>
                </>
              )
            }
          />
          <ObjectLinks groups={makes.groups} />
        </>
      )}
      {!makes && changeSet && (
        <Text color="secondary">{t('run.makesUnknown')}</Text>
      )}
      {links.length > 0 && (
        <ul className={styles.links} aria-label={t('run.links')}>
          {links.map(link => (
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
          documents={changeSet?.paths}
        />
      ) : (
        <Text color="secondary">{t('run.madeNone')}</Text>
      )}
    </Section>
  );
}
