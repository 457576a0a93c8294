import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link, Skeleton, Text } from '@backstage/ui';
import {
  DeniedState,
  EmptyState,
  Load,
  Page,
  PageHeader,
  Problem,
} from '@waymark/portal-ui';
import { runsRouteRef } from '../routes';
import { tenantsTranslationRef } from '../translation';
import { GoldenPath } from './contract';
import { GoldenPathCard } from './GoldenPathCard';
import styles from './StartPage.module.css';
import { useGoldenPaths } from './useGoldenPaths';
import { useStartDenial } from './useStartDenial';

/** What can be started, and what each path makes and does not make. */
export function StartPage() {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const runsLink = useRouteRef(runsRouteRef);
  const paths = useGoldenPaths();
  const denial = useStartDenial();
  const denied = denial.state === 'ready' ? denial.value : undefined;
  const mayStart = denial.state !== 'loading' && !denied;

  const answer = (load: Load<GoldenPath[]>) => {
    if (load.state === 'loading') return undefined;
    if (load.state === 'failed') return '';
    const count = load.value.length;
    return count === 0 ? t('start.answerNone') : t('start.answer', { count });
  };

  return (
    <Page>
      <PageHeader
        title={t('start.title')}
        answer={answer(paths)}
        actions={
          <ButtonLink href={runsLink?.() ?? '/runs'} variant="secondary">
            {t('start.runs')}
          </ButtonLink>
        }
      />
      {denied && <DeniedState what={t('start.startVerb')} denial={denied} />}
      {paths.state === 'loading' && <Skeleton width="100%" height={320} />}
      {paths.state === 'failed' && (
        <Problem
          error={paths.error}
          what={t('start.what')}
          verb={t('start.verb')}
          onRetry={paths.retry}
        />
      )}
      {paths.state === 'ready' && paths.value.length === 0 && (
        <EmptyState
          title={t('start.answerNone')}
          why={t('start.emptyWhy')}
          next={t('start.emptyNext')}
        />
      )}
      {paths.state === 'ready' && paths.value.length > 0 && (
        <ul className={styles.list}>
          {paths.value.map(path => (
            <li key={path.ref}>
              <GoldenPathCard path={path} mayStart={mayStart} />
            </li>
          ))}
        </ul>
      )}
      {mayStart && (
        <Text as="p" color="secondary">
          {t('start.wizardWhy')} <Link href="/create">{t('start.wizard')}</Link>
        </Text>
      )}
    </Page>
  );
}
