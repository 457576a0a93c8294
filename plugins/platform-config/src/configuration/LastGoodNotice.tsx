import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { platformConfigTranslationRef } from '../translation';
import type { Configuration } from './configuration';

/** Says that what main says does not count, and since which commit. */
export function LastGoodNotice({
  configuration: { findings, platformCommit = '' },
}: {
  configuration: Configuration;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <Alert
      status="warning"
      icon
      title={t('lastGood.title')}
      description={t('lastGood.why', {
        commit: platformCommit.slice(0, 8),
        count: findings.length,
      })}
    />
  );
}
