import { KeyboardEvent } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { PersonAndTeam, RelativeTime, RowList } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { RequestState } from './RequestState';

const VERDICTS: Readonly<Record<string, 'approve' | 'reject' | undefined>> = {
  a: 'approve',
  r: 'reject',
};

/** Requests, one a row. J and K go down and up; A and R go to the decision on one, which says what follows before it is taken. */
export function RequestList({ requests }: { requests: ApprovalRequest[] }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const navigate = useNavigate();

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const verdict = VERDICTS[event.key];
    const at = verdict ? focused(event) : undefined;
    const request = at && requests[at.index];
    if (!request) {
      step(event);
      return;
    }
    event.preventDefault();
    navigate(`${inbox}/${request.id}?decide=${verdict}`);
  };

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
    <div onKeyDown={press}>
      <RowList items={requests.map(toRow)} />
    </div>
  );
}

/** The row that the focus is in; undefined when a key is held that makes it another one. */
function focused(
  event: KeyboardEvent<HTMLElement>,
): { index: number; links: HTMLElement[] } | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const links = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>('li > div > a'),
  );
  const row = event.target instanceof Element && event.target.closest('li');
  return { index: links.findIndex(link => row && row.contains(link)), links };
}

/** Moves the focus to the next or the previous request. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { j: 1, k: -1 }[event.key];
  const at = by ? focused(event) : undefined;
  if (by && at) at.links[at.index + by]?.focus();
}
