import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog } from '@backstage/ui';
import { LedgerEntry, ProvisioningRun } from '@waymark/plugin-tenants-common';
import { Section } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { CleanUpDialog } from './CleanUpDialog';
import { LedgerTable } from './LedgerTable';

type RunLeftProps = {
  run: ProvisioningRun;
  left: LedgerEntry[];
  /** Whether this is how it stands now; nothing is removed on old news. */
  isCurrent: boolean;
  onRemoved(): void;
};

/** What a run that came to nothing has left, and the way to remove it. */
export function RunLeft({ run, left, isCurrent, onRemoved }: RunLeftProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {left.length > 0 && (
        <Section
          title={t('run.left')}
          description={
            run.state === 'cleaned' ? t('run.leftKept') : t('run.leftSweeper')
          }
        >
          <LedgerTable label={t('run.left')} entries={left} />
          {isCurrent && (
            <div>
              <Button variant="secondary" onPress={() => setOpen(true)}>
                {t('cleanUp.open')}
              </Button>
            </div>
          )}
        </Section>
      )}
      {/* Stays open on its result when nothing is left any more. */}
      <Dialog isOpen={isOpen} onOpenChange={setOpen} width={560}>
        <CleanUpDialog run={run} onRemoved={onRemoved} />
      </Dialog>
    </>
  );
}
