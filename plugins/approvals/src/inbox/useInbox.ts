import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApprovalRequestPage,
  ApprovalsApi,
  ApprovalView,
  viewSchema,
} from '@waymark/plugin-approvals-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { approvalsApiRef } from '../api';

/** The first page is what a reader takes in; whoever wants more gets many. */
const FIRST = 25;
const NEXT = 100;

/** What is listed, and of how many pages it is. */
export type Listed = ApprovalRequestPage & { pages: number };

/** The requests of the view that the URL names, page after page. */
export function useInbox() {
  const api = useApi(approvalsApiRef);
  const [params, setParams] = useSearchParams();
  const view = viewSchema.catch('waiting').parse(params.get('view'));
  const [pages, setPages] = useState(1);
  const page: Load<Listed> = useLoad(
    () => list(api, view, pages),
    [api, view],
    { refreshMs: 15_000 },
  );
  const choose = (next: ApprovalView) => {
    setPages(1);
    setParams(next === 'waiting' ? {} : { view: next }, { replace: true });
  };
  const more = page.state === 'ready' &&
    page.value.nextCursor && {
      isPending: pages > page.value.pages && !page.stale,
      // What is listed stays while the next page comes.
      show: () => {
        setPages(page.value.pages + 1);
        page.retry();
      },
    };
  return { choose, page, view, ...(more && { more }) };
}

async function list(
  api: ApprovalsApi,
  view: ApprovalView,
  pages: number,
): Promise<Listed> {
  const read = [await api.listRequests({ view, limit: FIRST })];
  for (;;) {
    const last = read[read.length - 1];
    const { nextCursor: cursor } = last;
    if (!cursor || read.length >= pages) {
      const items = read.flatMap(each => each.items);
      return { ...last, items, pages: read.length };
    }
    read.push(await api.listRequests({ view, limit: NEXT, cursor }));
  }
}
