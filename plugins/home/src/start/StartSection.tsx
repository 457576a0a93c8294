import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { EmptyState, Problem, Section, useLoad } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import styles from './StartSection.module.css';

const MOST = 4;

/** A few golden paths to begin with. */
export function StartSection() {
  const { t } = useTranslationRef(homeTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const templates = useLoad(
    () => catalogApi.getEntities({ filter: { kind: 'Template' }, limit: MOST }),
    [catalogApi],
  );
  return (
    <Section
      title={t('start.title')}
      action={<Link href="/start">{t('start.all')}</Link>}
    >
      {templates.state === 'loading' && <Skeleton width="100%" height={72} />}
      {templates.state === 'failed' && (
        <Problem
          error={templates.error}
          what={t('start.what')}
          verb={t('start.verb')}
          onRetry={templates.retry}
        />
      )}
      {templates.state === 'ready' && templates.value.items.length === 0 && (
        <EmptyState title={t('start.empty')} why={t('start.emptyWhy')} />
      )}
      {templates.state === 'ready' && templates.value.items.length > 0 && (
        <ul className={styles.list}>
          {templates.value.items.map(({ metadata }) => (
            <li key={metadata.name} className={styles.item}>
              <Link href={`/start/${metadata.name}`} weight="bold" standalone>
                {metadata.title ?? metadata.name}
              </Link>
              <Text as="p" color="secondary" className={styles.text}>
                {metadata.description}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
