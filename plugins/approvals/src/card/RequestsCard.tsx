import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { Load, Problem } from '@waymark/portal-ui';
import { RequestList } from '../inbox/RequestList';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';

type RequestsCardProps = {
  requests: Load<ApprovalRequest[]>;
  /** What the requests are about, for when they cannot be read. */
  what: string;
};

/** Open requests. Shows nothing while there are none. */
export function RequestsCard({ requests, what }: RequestsCardProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const isEmpty = requests.state === 'ready' && requests.value.length === 0;
  if (requests.state === 'loading' || isEmpty) return null;

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('card.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {requests.state === 'failed' ? (
          <Problem
            error={requests.error}
            what={what}
            verb={t('card.verb')}
            onRetry={requests.retry}
          />
        ) : (
          <RequestList requests={requests.value} />
        )}
        <Link href={inbox}>{t('card.all')}</Link>
      </CardBody>
    </Card>
  );
}
