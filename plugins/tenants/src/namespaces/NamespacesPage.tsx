import { Fragment, ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, Skeleton, useBreakpoint } from '@backstage/ui';
import {
  EmptyState,
  Freshness,
  Page,
  PageHeader,
  Problem,
} from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { NamespaceCleanUpDialog } from './NamespaceCleanUpDialog';
import { NamespaceFilters } from './NamespaceFilters';
import { NamespaceList } from './NamespaceList';
import { NamespaceTable } from './NamespaceTable';
import { useNamespaces } from './useNamespaces';
import { useNamespacesAnswer } from './useNamespacesAnswer';

/** The namespaces the reader may see, what ends first; the filters are in the URL. */
export function NamespacesPage({ banners = [] }: { banners?: ReactNode[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const isWide = useBreakpoint().up('lg');
  const namespaces = useNamespaces();
  const { loaded, all, found, shown, isFiltered } = namespaces;
  const answer = useNamespacesAnswer(namespaces);
  const [chosen, setChosen] = useState<string>();
  const Rows = isWide ? NamespaceTable : NamespaceList;

  return (
    <Page>
      <PageHeader title={t('namespaces.title')} answer={answer}>
        {loaded.state === 'ready' && (
          <Freshness
            asOf={loaded.value.asOf}
            source={loaded.value.source}
            stale={loaded.stale?.message}
          />
        )}
      </PageHeader>
      {banners.map((banner, index) => (
        <Fragment key={index}>{banner}</Fragment>
      ))}
      {loaded.state === 'loading' && <Skeleton width="100%" height={240} />}
      {loaded.state === 'failed' && (
        <Problem
          error={loaded.error}
          what={t('namespaces.what')}
          verb={t('namespaces.verb')}
          onRetry={loaded.retry}
        />
      )}
      {loaded.state === 'ready' && (
        <>
          {all.length > 0 && (
            <NamespaceFilters
              all={all}
              filters={namespaces.filters}
              onChange={namespaces.setFilter}
            />
          )}
          {found.length === 0 ? (
            <EmptyState
              title={t('namespaces.emptyTitle')}
              why={
                isFiltered
                  ? t('namespaces.emptyFiltered')
                  : t('namespaces.emptyWhy')
              }
              next={!isFiltered && t('namespaces.emptyNext')}
              action={
                isFiltered && (
                  <Button variant="secondary" onPress={namespaces.clear}>
                    {t('runs.clear')}
                  </Button>
                )
              }
            />
          ) : (
            <Rows rows={shown} onCleanUp={row => setChosen(row.name)} />
          )}
          {namespaces.showMore && (
            <Button variant="secondary" onPress={namespaces.showMore}>
              {t('runs.more')}
            </Button>
          )}
          <Dialog
            isOpen={chosen !== undefined}
            onOpenChange={isOpen => !isOpen && setChosen(undefined)}
            width={560}
          >
            {chosen && (
              <NamespaceCleanUpDialog name={chosen} onProposed={loaded.retry} />
            )}
          </Dialog>
        </>
      )}
    </Page>
  );
}
