import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Skeleton } from '@backstage/ui';
import { Page, PageHeader, Problem } from '@waymark/portal-ui';
import { useParams } from 'react-router-dom';
import { startRouteRef } from '../routes';
import { tenantsTranslationRef } from '../translation';
import { GoldenPathWorkbench } from './GoldenPathWorkbench';
import { useGoldenPath } from './useGoldenPath';

/** Starts one golden path: the form on one side, what comes of it on the other. */
export function GoldenPathPage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(tenantsTranslationRef);
  const startLink = useRouteRef(startRouteRef);
  const form = useGoldenPath(name);
  const above = (
    <Link href={startLink?.() ?? '/start'}>{t('path.allPaths')}</Link>
  );

  if (form.state === 'ready') {
    return <GoldenPathWorkbench key={name} form={form.value} above={above} />;
  }
  return (
    <Page>
      <PageHeader
        title={name}
        above={above}
        answer={form.state === 'failed' ? '' : undefined}
      />
      {form.state === 'failed' ? (
        <Problem
          error={form.error}
          what={t('path.what')}
          verb={t('path.verb')}
          onRetry={form.retry}
        />
      ) : (
        <Flex gap="8">
          <Skeleton width="100%" height={480} />
          <Skeleton width="100%" height={480} />
        </Flex>
      )}
    </Page>
  );
}
