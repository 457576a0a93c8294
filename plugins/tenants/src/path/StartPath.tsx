import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Page, PageHeader, Problem } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { GoldenPathWorkbench } from './GoldenPathWorkbench';
import { LoadingPath } from './LoadingPath';
import { useGoldenPath } from './useGoldenPath';

/** Starts one golden path: the form on one side, what comes of it on the other. */
export function StartPath(props: { name: string; above: ReactNode }) {
  const { name, above } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const form = useGoldenPath(name);
  switch (form.state) {
    case 'ready':
      return <GoldenPathWorkbench key={name} form={form.value} above={above} />;
    case 'failed':
      return (
        <Page>
          <PageHeader title={name} above={above} answer="" />
          <Problem
            error={form.error}
            what={t('path.what')}
            verb={t('path.verb')}
            onRetry={form.retry}
          />
        </Page>
      );
    default:
      return <LoadingPath name={name} above={above} />;
  }
}
