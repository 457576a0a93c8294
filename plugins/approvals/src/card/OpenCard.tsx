import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { Problem, useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';
import { RequestList } from '../inbox/RequestList';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';

/** Open requests about a service. Shows nothing while there are none. */
export function OpenCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(approvalsTranslationRef);
  const api = useApi(approvalsApiRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const ref = stringifyEntityRef(entity);
  const page = useLoad(
    () => api.listRequests({ entity: ref, state: 'open', limit: 10 }),
    [api, ref],
    { refreshMs: 30_000 },
  );
  const isEmpty = page.state === 'ready' && page.value.items.length === 0;
  if (page.state === 'loading' || isEmpty) return null;

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('card.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {page.state === 'failed' ? (
          <Problem
            error={page.error}
            what={t('card.what')}
            verb={t('card.verb')}
            onRetry={page.retry}
          />
        ) : (
          <RequestList requests={page.value.items} />
        )}
        <Link href={inbox}>{t('card.all')}</Link>
      </CardBody>
    </Card>
  );
}
