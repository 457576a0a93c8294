import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import type { ConfigurationKind } from '@waymark/plugin-platform-config-common';
import { EmptyState, Page, PageHeader, Problem } from '@waymark/portal-ui';
import { Route, Routes, useParams } from 'react-router-dom';
import { addressOf, kindOfAddress, ROOT } from './addresses';
import type { Configuration, Entry } from './configuration/configuration';
import { useConfiguration } from './configuration/useConfiguration';
import { DocumentPage } from './document/DocumentPage';
import { EditPage } from './edit/EditPage';
import { KindPage } from './overview/KindPage';
import { OverviewPage } from './overview/OverviewPage';
import { platformConfigTranslationRef } from './translation';

/** The pages of the configuration; they share one answer of the portal. */
export function ConfigurationRoutes() {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const loaded = useConfiguration();
  if (loaded.state !== 'ready') {
    return (
      <Page>
        <PageHeader
          title={t('overview.title')}
          answer={loaded.state === 'failed' ? '' : undefined}
        />
        {loaded.state === 'loading' ? (
          <Skeleton width="100%" height={320} />
        ) : (
          <Problem
            error={loaded.error}
            what={t('overview.what')}
            verb={t('overview.verb')}
            onRetry={loaded.retry}
          />
        )}
      </Page>
    );
  }
  const configuration = loaded.value;
  const stale = loaded.stale?.message;
  const document = (show: (entry: Entry) => ReactNode) => (
    <OfDocument configuration={configuration} show={show} />
  );
  const kind = (show: (kind: ConfigurationKind) => ReactNode) => (
    <OfKind show={show} />
  );
  return (
    <Routes>
      <Route
        index
        element={<OverviewPage configuration={configuration} stale={stale} />}
      />
      <Route
        path="new/:kind"
        element={kind(found => (
          <EditPage key={found} configuration={configuration} kind={found} />
        ))}
      />
      <Route
        path=":kind"
        element={kind(found => (
          <KindPage configuration={configuration} kind={found} stale={stale} />
        ))}
      />
      <Route
        path=":kind/:name"
        element={document(entry => (
          <DocumentPage
            key={entry.path}
            configuration={configuration}
            entry={entry}
            stale={stale}
          />
        ))}
      />
      <Route
        path=":kind/:name/edit"
        element={document(entry => (
          <EditPage
            key={entry.path}
            configuration={configuration}
            kind={entry.kind}
            entry={entry}
          />
        ))}
      />
    </Routes>
  );
}

function OfKind({ show }: { show(kind: ConfigurationKind): ReactNode }) {
  const { kind } = useParams();
  const found = kindOfAddress(kind);
  return found ? <>{show(found)}</> : <Missing name={kind ?? ''} to={ROOT} />;
}

function OfDocument({
  configuration,
  show,
}: {
  configuration: Configuration;
  show(entry: Entry): ReactNode;
}) {
  const { kind, name = '' } = useParams();
  const found = kindOfAddress(kind);
  const entry = configuration.entries.find(
    one => one.kind === found && one.name === name,
  );
  if (entry) return <>{show(entry)}</>;
  return <Missing name={name} to={found ? addressOf(found) : ROOT} />;
}

function Missing({ name, to }: { name: string; to: string }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <Page>
      <PageHeader
        title={name}
        above={<Link href={ROOT}>{t('overview.title')}</Link>}
        answer={t('missing.answer', { name })}
      />
      <EmptyState
        title={t('missing.title')}
        why={t('missing.why')}
        action={<Link href={to}>{t('missing.next')}</Link>}
      />
    </Page>
  );
}
