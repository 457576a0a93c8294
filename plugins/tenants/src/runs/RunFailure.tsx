import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import {
  ProvisioningRun,
  RunFailure as Failure,
} from '@waymark/plugin-tenants-common';
import { FieldError, Section } from '@waymark/portal-ui';
import { FindingList } from '../findings/FindingList';
import { tenantsTranslationRef } from '../translation';
import { LedgerTable } from './LedgerTable';
import styles from './RunFailure.module.css';
import { useStartAgain } from './useStartAgain';

type RunFailureProps = { run: ProvisioningRun; failure: Failure };

/** Why it failed, what of it was removed again, what is still there, and the way back to the form. */
export function RunFailure({ run, failure }: RunFailureProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const again = useStartAgain(run);
  const removed = run.ledger.filter(entry => entry.state === 'removed');
  const left = run.ledger.filter(entry => entry.state !== 'removed');

  return (
    <>
      <Section title={t('run.failure')}>
        <Text as="p" className={styles.message}>
          {failure.message}
        </Text>
        {failure.findings.length > 0 && (
          <FindingList findings={failure.findings} />
        )}
        <div>
          <Button
            variant="primary"
            isPending={again.pending}
            onPress={again.start}
          >
            {t('run.again')}
          </Button>
        </div>
        {again.error && (
          <FieldError
            message={t('draft.failed', { reason: again.error.message })}
          />
        )}
      </Section>
      {left.length > 0 && (
        <Section title={t('run.left')} description={t('run.leftNote')}>
          <LedgerTable entries={left} />
        </Section>
      )}
      {removed.length > 0 && (
        <Section title={t('run.removed')}>
          <LedgerTable entries={removed} />
        </Section>
      )}
    </>
  );
}
