import { Route, Routes } from 'react-router-dom';
import { TakeAccessPage } from './access/TakeAccessPage';
import { InboxPage } from './inbox/InboxPage';
import { RequestPage } from './request/RequestPage';

/** The inbox, and a request below it. */
export function ApprovalsRoutes() {
  return (
    <Routes>
      <Route index element={<InboxPage />} />
      <Route path="break-glass" element={<TakeAccessPage />} />
      <Route path=":id" element={<RequestPage />} />
    </Routes>
  );
}
