import { Route, Routes } from 'react-router-dom';
import { GoldenPathPage } from '../path/GoldenPathPage';
import { StartPage } from './StartPage';

/** `/start` lists the paths, `/start/<name>` starts one. */
export function StartRoutes() {
  return (
    <Routes>
      <Route index element={<StartPage />} />
      <Route path=":name" element={<GoldenPathPage />} />
    </Routes>
  );
}
