import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { Denial } from '@waymark/plugin-access-common';
import {
  DeniedState,
  Page,
  PageHeader,
  Problem,
  Section,
} from '@waymark/portal-ui';
import { PathContract } from '../start/PathContract';
import { useGoldenPaths } from '../start/useGoldenPaths';
import { tenantsTranslationRef } from '../translation';

type DeniedPathProps = { name: string; denial: Denial; above: ReactNode };

/** A golden path for somebody who may not start it: why, who can change that, and what it would make. */
export function DeniedPath({ name, denial, above }: DeniedPathProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const paths = useGoldenPaths();
  const path =
    paths.state === 'ready'
      ? paths.value.find(item => item.name === name)
      : undefined;
  const title = path?.title ?? name;
  return (
    <Page>
      <PageHeader
        title={title}
        above={above}
        answer={t('path.answerDenied', { title })}
      />
      <DeniedState what={t('path.verb')} denial={denial} />
      {paths.state === 'loading' && <Skeleton width="100%" height={320} />}
      {paths.state === 'failed' && (
        <Problem
          error={paths.error}
          what={t('path.what')}
          verb={t('start.verb')}
          onRetry={paths.retry}
        />
      )}
      {path && (
        <Section title={t('preview.title')}>
          <PathContract path={path} />
        </Section>
      )}
    </Page>
  );
}
