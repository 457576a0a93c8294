import { Page } from '@waymark/portal-ui';
import { AuditView } from './AuditView';
import { DifferencesView } from './DifferencesView';
import { StateView } from './StateView';
import { useTravel } from './useTravel';

/** What was accepted intent, and when: as of a moment, between two moments, and by whom. */
export function HistoryPage() {
  const travel = useTravel();
  return (
    <Page>
      {travel.view === 'state' && <StateView travel={travel} />}
      {travel.view === 'differences' && <DifferencesView travel={travel} />}
      {travel.view === 'audit' && <AuditView travel={travel} />}
    </Page>
  );
}
