import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link, Text } from '@backstage/ui';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { CodeBlock, Section } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './NextSteps.module.css';

/** Three things to do once a service exists. */
export function NextSteps({ run }: { run: ProvisioningRun }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { repository, service } = run;
  const page =
    run.links.find(link => link.kind === 'catalog')?.url ??
    `/catalog/default/component/${service}`;
  return (
    <Section title={t('run.next')}>
      <ol className={styles.list}>
        {repository && (
          <li className={styles.step}>
            <Text weight="bold">{t('run.nextClone')}</Text>
            <CodeBlock
              wrap
              name="git clone"
              code={[
                `git clone ${cloneAddress(repository.url)}`,
                `cd ${repository.name}`,
                'make test',
              ].join('\n')}
            />
          </li>
        )}
        <li className={styles.step}>
          <Text weight="bold">{t('run.nextPush')}</Text>
          <Text color="secondary">{t('run.nextPushWhy')}</Text>
          {repository && (
            <Link href={repository.url}>{t('run.openRepository')}</Link>
          )}
        </li>
        <li className={styles.step}>
          <Text weight="bold">{t('run.nextService')}</Text>
          <Text color="secondary">{t('run.nextServiceWhy')}</Text>
          <div>
            <ButtonLink href={page} variant="primary" className={styles.open}>
              {t('run.openService', { service })}
            </ButtonLink>
          </div>
        </li>
      </ol>
    </Section>
  );
}

/** A forge serves the page of a repository at its address and Git at the same with `.git`. */
function cloneAddress(url: string) {
  return url.endsWith('.git') ? url : `${url}.git`;
}
