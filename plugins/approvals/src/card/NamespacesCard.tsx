import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { readProblem, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { approvalsApiRef } from '../api';
import { approvalsTranslationRef } from '../translation';
import { RequestsCard } from './RequestsCard';

/** As many as a card takes. */
const MOST = 10;

/** Open requests about what lies in the namespaces that are shown; the URL says which those are. */
export function NamespacesCard() {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const api = useApi(approvalsApiRef);
  const [shown] = useSearchParams();
  const environment = shown.get('environment') ?? undefined;
  const team = shown.get('team') ?? undefined;
  const requests = useLoad(
    async () => {
      const { items } = await api.listRequests({
        state: 'open',
        limit: 100,
        ...(team && { team }),
        ...(environment && { environment }),
      });
      // What is for every team is about no namespace.
      return items.filter(one => one.team && one.environment).slice(0, MOST);
    },
    [api, team, environment],
    { refreshMs: 30_000 },
  );
  // The page is about namespaces: whoever may not read requests is told so where these are.
  const isDenied =
    requests.state === 'failed' &&
    readProblem(requests.error).kind === 'denied';
  if (isDenied) return null;
  return <RequestsCard requests={requests} what={t('card.whatNamespaces')} />;
}
