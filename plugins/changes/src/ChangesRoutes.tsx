import { Route, Routes } from 'react-router-dom';
import { ChangeSetPage } from './change-set/ChangeSetPage';
import { ChangeSetsPage } from './change-sets/ChangeSetsPage';

/** `/changes` lists change sets, `/changes/<id>` shows one. */
export function ChangesRoutes() {
  return (
    <Routes>
      <Route index element={<ChangeSetsPage />} />
      <Route path=":id" element={<ChangeSetPage />} />
    </Routes>
  );
}
