import { SubjectView } from '@waymark/portal-ui';
import { Route, Routes } from 'react-router-dom';
import { TakeAccessPage } from './access/TakeAccessPage';
import { DelegationsPage } from './delegations/DelegationsPage';
import { InboxPage } from './inbox/InboxPage';
import { NewRequestPage } from './new/NewRequestPage';
import { RequestPage } from './request/RequestPage';

type ApprovalsRoutesProps = {
  /** Show what approving leads to, by what is approved. */
  views?: readonly SubjectView[];
};

/** The inbox, the forms that ask and lend, and a request below them. */
export function ApprovalsRoutes({ views = [] }: ApprovalsRoutesProps) {
  return (
    <Routes>
      <Route index element={<InboxPage />} />
      <Route path="new" element={<NewRequestPage />} />
      <Route path="delegations" element={<DelegationsPage />} />
      <Route path="break-glass" element={<TakeAccessPage />} />
      <Route path=":id" element={<RequestPage views={views} />} />
    </Routes>
  );
}
