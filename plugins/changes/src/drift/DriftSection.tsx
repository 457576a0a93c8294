import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { Freshness, Problem, Section, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { ApplicationDrift } from './ApplicationDrift';
import styles from './DriftSection.module.css';

const EVERY_MS = 15_000;

/**
 * What was changed in the clusters since it was synced, and by whom. `?namespace=…&service=…` asks about one workload; else it is
 * about everything that Argo CD calls out of sync.
 */
export function DriftSection() {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const [params] = useSearchParams();
  const namespace = params.get('namespace') || undefined;
  const service = (namespace && params.get('service')) || undefined;
  const drift = useLoad(
    () => api.getDrift({ namespace, service }),
    [api, namespace, service],
    { refreshMs: EVERY_MS },
  );
  const where = [namespace, service].filter(Boolean).join('/');
  const found = drift.state === 'ready' ? drift.value : undefined;

  return (
    <div id="drift">
      <Section
        title={namespace ? t('drift.titleOf', { where }) : t('drift.title')}
        description={t('drift.description')}
        action={
          namespace && <Link href="/reconciler">{t('drift.everything')}</Link>
        }
      >
        {drift.state === 'loading' && <Skeleton width="100%" height={80} />}
        {drift.state === 'failed' && (
          <Problem
            error={drift.error}
            what={t('drift.what')}
            verb={t('drift.verb')}
            onRetry={drift.retry}
          />
        )}
        {found?.unknown && (
          <Text as="p" color="secondary" className={styles.line}>
            {t('drift.unknown', { reason: found.unknown })}
          </Text>
        )}
        {found && !found.unknown && found.applications.length === 0 && (
          <Text as="p" color="secondary" className={styles.line}>
            {namespace ? t('drift.nothingThere', { where }) : t('drift.none')}
          </Text>
        )}
        {found?.applications.map(application => (
          <ApplicationDrift
            key={`${application.cluster}/${application.name}`}
            application={application}
          />
        ))}
        {drift.state === 'ready' && (
          <Freshness
            asOf={drift.value.asOf}
            source={t('drift.source')}
            stale={drift.stale?.message}
          />
        )}
      </Section>
    </div>
  );
}
