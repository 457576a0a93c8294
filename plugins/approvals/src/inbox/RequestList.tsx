import { KeyboardEvent } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { PersonAndTeam, RelativeTime, RowList } from '@waymark/portal-ui';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { RequestState } from './RequestState';

/** Requests, one a row. J and K go down and up. */
export function RequestList({ requests }: { requests: ApprovalRequest[] }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';

  const toRow = (request: ApprovalRequest) => {
    const { createdAt, dueAt, id, kindTitle, requester, state, subject, team } =
      request;
    const isLate = Date.parse(dueAt) < Date.now();
    return {
      id,
      title: <Link href={`${inbox}/${id}`}>{subject.title}</Link>,
      meta: (
        <>
          <span>{kindTitle}</span>
          <PersonAndTeam person={requester} team={team} small />
          <span>
            {t('inbox.by')} <RelativeTime moment={createdAt} />
          </span>
          {state === 'open' && (
            <span>
              {t(isLate ? 'inbox.overdue' : 'inbox.due')}{' '}
              <RelativeTime moment={dueAt} ahead={!isLate} />
            </span>
          )}
        </>
      ),
      state: <RequestState request={request} />,
    };
  };

  return (
    // The keys move the focus between links that are reached by Tab as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={step}>
      <RowList items={requests.map(toRow)} />
    </div>
  );
}

/** Moves the focus to the next or the previous request. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { j: 1, k: -1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>('li > div > a'),
  );
  const row = event.target instanceof Element && event.target.closest('li');
  const at = links.findIndex(link => row && row.contains(link));
  links[at + by]?.focus();
}
