import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { Problem, RowList, Section, useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';
import { changesTranslationRef } from '../translation';

type ApprovalsSectionProps = {
  /** Ids of the requests. */
  requests: readonly string[];
};

/** Who was asked about a change set, and how that stands; each with the way to its request. */
export function ApprovalsSection({ requests }: ApprovalsSectionProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(approvalsApiRef);
  const found = useLoad(
    () => Promise.all(requests.map(id => api.getRequest(id))),
    [api, requests.join()],
    { refreshMs: 15_000 },
  );
  const rowOf = (request: ApprovalRequest) => {
    const met = request.requirements.filter(one => one.met).length;
    const parts = request.requirements.map(({ title }) => title).join(', ');
    return {
      id: request.id,
      title: <Link href={`/approvals/${request.id}`}>{request.kindTitle}</Link>,
      meta: <span>{parts}</span>,
      state: (
        <span>
          {request.state === 'open'
            ? t('approvals.open', {
                met: String(met),
                of: String(request.requirements.length),
              })
            : t(`approvals.${request.state}`)}
        </span>
      ),
    };
  };
  return (
    <Section title={t('approvals.title')}>
      {found.state === 'failed' && (
        <>
          <Problem
            error={found.error}
            what={t('approvals.what')}
            verb={t('approvals.verb')}
            onRetry={found.retry}
          />
          <RowList
            items={requests.map(id => ({
              id,
              title: <Link href={`/approvals/${id}`}>{id}</Link>,
              meta: null,
            }))}
          />
        </>
      )}
      {found.state === 'ready' && <RowList items={found.value.map(rowOf)} />}
    </Section>
  );
}
