import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import {
  ReconcilerRun,
  reconcilerRunPermission,
} from '@waymark/plugin-changes-common';
import { Problem, useDenial } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { readDuration } from './duration';
import styles from './RenderNow.module.css';

/** Has the reconciler compare every file now, for who may; says what came of it. */
export function RenderNow({ onDone }: { onDone(): void }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const denial = useDenial({ permission: reconcilerRunPermission });
  const [isPending, setPending] = useState(false);
  const [run, setRun] = useState<ReconcilerRun>();
  const [error, setError] = useState<Error>();

  const render = async () => {
    setPending(true);
    setError(undefined);
    try {
      setRun(await api.runReconciler());
      onDone();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
    setPending(false);
  };

  if (denial.state === 'loading') return null;
  if (denial.state === 'ready' && denial.value) {
    return (
      <Text variant="body-small" color="secondary" className={styles.why}>
        {t('run.denied', { grant: denial.value.whoCanGrant })}
      </Text>
    );
  }
  return (
    <div className={styles.action}>
      <Button variant="secondary" isPending={isPending} onPress={render}>
        {t('run.now')}
      </Button>
      <Text variant="body-small" color="secondary" className={styles.why}>
        <span role="status">
          {run
            ? t(`run.${run.state}`, {
                count: run.written,
                duration: readDuration(run.duration),
              })
            : t('run.consequence')}
        </span>
      </Text>
      {error && (
        <Problem error={error} what={t('run.what')} verb={t('run.verb')} />
      )}
    </div>
  );
}
