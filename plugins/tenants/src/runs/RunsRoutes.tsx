import { Route, Routes } from 'react-router-dom';
import { RunPage } from './RunPage';
import { RunsPage } from './RunsPage';

/** `/runs` lists runs, `/runs/<task or run>` shows one. */
export function RunsRoutes() {
  return (
    <Routes>
      <Route index element={<RunsPage />} />
      <Route path=":id" element={<RunPage />} />
    </Routes>
  );
}
