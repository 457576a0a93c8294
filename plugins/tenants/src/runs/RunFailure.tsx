import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import {
  ProvisioningRun,
  RunFailure as Failure,
} from '@waymark/plugin-tenants-common';
import { FieldError, Section, Shortened } from '@waymark/portal-ui';
import { FindingList } from '../findings/FindingList';
import { tenantsTranslationRef } from '../translation';
import styles from './RunFailure.module.css';
import { useStartAgain } from './useStartAgain';

type RunFailureProps = { run: ProvisioningRun; failure: Failure };

/** Why it failed, and the way back to the form. */
export function RunFailure({ run, failure }: RunFailureProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const again = useStartAgain(run);
  return (
    <Section title={t('run.failure')}>
      <Text as="p" className={styles.message}>
        <Shortened text={failure.message} />
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
  );
}
