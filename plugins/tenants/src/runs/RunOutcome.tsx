import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { LedgerEntry, ProvisioningRun } from '@waymark/plugin-tenants-common';
import { Section, Shortened } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { LedgerTable } from './LedgerTable';
import { NextSteps } from './NextSteps';
import { RunFailure } from './RunFailure';
import { RunLeft } from './RunLeft';

type RunOutcomeProps = {
  run: ProvisioningRun;
  /** What it left, if it came to nothing. */
  left: LedgerEntry[];
  /** Whether this is how it stands now; nothing is removed on old news. */
  isCurrent: boolean;
  onRemoved(): void;
};

/** What a run came to, and what to do about it: why it failed and what is left of it, or the next steps. */
export function RunOutcome({
  run,
  left,
  isCurrent,
  onRemoved,
}: RunOutcomeProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const removed = run.ledger.filter(entry => entry.state === 'removed');
  const notes = run.failure ? [] : run.notes;
  return (
    <>
      {run.failure && <RunFailure run={run} failure={run.failure} />}
      <RunLeft
        run={run}
        left={left}
        isCurrent={isCurrent}
        onRemoved={onRemoved}
      />
      {removed.length > 0 && (
        <Section title={t('run.removed')}>
          <LedgerTable label={t('run.removed')} entries={removed} />
        </Section>
      )}
      {/* What is to be known of a service that came to be. */}
      {notes.map(note => (
        <Alert
          key={note}
          status="info"
          icon
          description={<Shortened text={note} />}
        />
      ))}
      {run.state === 'done' && <NextSteps run={run} />}
    </>
  );
}
