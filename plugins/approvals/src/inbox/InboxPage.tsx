import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  ButtonLink,
  Skeleton,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import {
  approvalDecidePermission,
  ApprovalRequestPage,
  ApprovalView,
  viewSchema,
} from '@waymark/plugin-approvals-common';
import {
  EmptyState,
  Freshness,
  Load,
  Page,
  PageHeader,
  Problem,
  readProblem,
} from '@waymark/portal-ui';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { RequestList } from './RequestList';
import { useInbox } from './useInbox';
import { useMay } from './useMay';

/** What waits for the reader, what they asked for, and all they may read. */
export function InboxPage() {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const { choose, more, page, view } = useInbox();
  // For which teams they may ask, the service says; who may see no request at all is offered nothing.
  const mayAsk =
    page.state !== 'failed' || readProblem(page.error).kind !== 'denied';
  const mayLend = useMay({ permission: approvalDecidePermission });
  const counts = page.state === 'ready' ? page.value.counts : undefined;

  const answer = () => {
    if (page.state === 'failed') return '';
    if (!counts) return undefined;
    return counts.waiting === 0
      ? t('inbox.answerNone')
      : t('inbox.answer', { count: counts.waiting });
  };

  return (
    <Page>
      <PageHeader
        title={t('inbox.title')}
        answer={answer()}
        actions={
          <>
            {mayAsk && (
              <ButtonLink variant="primary" href={`${inbox}/new`}>
                {t('new.title')}
              </ButtonLink>
            )}
            {mayLend && (
              <ButtonLink variant="secondary" href={`${inbox}/delegations`}>
                {t('delegations.title')}
              </ButtonLink>
            )}
          </>
        }
      >
        {page.state === 'ready' && (
          <Freshness asOf={page.at} stale={page.stale?.message} />
        )}
      </PageHeader>
      {page.state === 'failed' ? (
        <Problem
          error={page.error}
          what={t('inbox.what')}
          verb={t('inbox.verb')}
          onRetry={page.retry}
        />
      ) : (
        <Tabs
          selectedKey={view}
          onSelectionChange={key => choose(viewSchema.parse(key))}
        >
          <TabList aria-label={t('inbox.views')}>
            {viewSchema.options.map(id => (
              <Tab key={id} id={id}>
                {counts
                  ? t('inbox.tab', {
                      view: t(`inbox.${id}`),
                      open: String(counts[id]),
                    })
                  : t(`inbox.${id}`)}
              </Tab>
            ))}
          </TabList>
          {viewSchema.options.map(id => (
            <TabPanel key={id} id={id}>
              <Requests page={page} view={id} more={more} />
            </TabPanel>
          ))}
        </Tabs>
      )}
    </Page>
  );
}

type RequestsProps = {
  page: Load<ApprovalRequestPage>;
  view: ApprovalView;
  more?: { isPending: boolean; show(): void };
};

/** The requests of a view, or why there are none. */
function Requests({ more, page, view }: RequestsProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  if (page.state !== 'ready') return <Skeleton width="100%" height={200} />;
  const { items } = page.value;
  if (items.length === 0) {
    return (
      <EmptyState title={t(`empty.${view}`)} why={t(`empty.${view}Why`)} />
    );
  }
  return (
    <>
      <RequestList requests={items} />
      <Text as="p" variant="body-small" color="secondary">
        {t('inbox.keys')}
      </Text>
      {more && (
        <Button
          variant="secondary"
          onPress={more.show}
          isPending={more.isPending}
        >
          {t('inbox.more')}
        </Button>
      )}
    </>
  );
}
