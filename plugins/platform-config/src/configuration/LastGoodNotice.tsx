import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { ROOT } from '../addresses';
import { platformConfigTranslationRef } from '../translation';
import type { Configuration } from './configuration';

type LastGoodNoticeProps = {
  configuration: Configuration;
  /** Whether the page itself says what is wrong; elsewhere the notice leads there. */
  isNamed?: boolean;
};

/** Says that what main says does not count, and which commit does. */
export function LastGoodNotice({
  configuration: { findings, platformCommit = '' },
  isNamed = false,
}: LastGoodNoticeProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <Alert
      status="warning"
      icon
      title={t('lastGood.title')}
      description={
        <>
          {t('lastGood.why', {
            commit: platformCommit.slice(0, 8),
            count: findings.length,
          })}
          {!isNamed && (
            <>
              {' '}
              <Link href={ROOT}>{t('lastGood.see')}</Link>
            </>
          )}
        </>
      }
    />
  );
}
