import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';
import { approvalsTranslationRef } from '../translation';
import { RequestsCard } from './RequestsCard';

/** Open requests about a service. */
export function OpenCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(approvalsTranslationRef);
  const api = useApi(approvalsApiRef);
  const ref = stringifyEntityRef(entity);
  const requests = useLoad(
    async () => {
      const query = { entity: ref, state: 'open', limit: 10 } as const;
      return (await api.listRequests(query)).items;
    },
    [api, ref],
    { refreshMs: 30_000 },
  );
  return <RequestsCard requests={requests} what={t('card.what')} />;
}
