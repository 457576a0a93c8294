import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NamespaceLifetime } from '@waymark/plugin-tenants-common';
import { RelativeTime } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';

/** When it ends, of what ends; else when anybody changed anything of it. */
export function LifetimeDates({ namespace }: { namespace: NamespaceLifetime }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { expiresAt, lastChangeAt, state } = namespace;
  if (expiresAt) {
    return (
      <>
        {state === 'expired' ? t('namespaces.ended') : t('namespaces.ends')}{' '}
        <RelativeTime ahead moment={expiresAt} />
      </>
    );
  }
  return (
    <>
      {t('namespaces.changed')}{' '}
      {lastChangeAt ? (
        <RelativeTime moment={lastChangeAt} />
      ) : (
        t('namespaces.changedUnknown')
      )}
    </>
  );
}
