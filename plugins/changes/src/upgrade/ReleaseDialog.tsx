import { FormEvent, useId, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { CompilerUpgrade } from '@waymark/plugin-changes-common';
import { Problem } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import styles from './UpgradeSection.module.css';

type ReleaseDialogProps = { upgrade: CompilerUpgrade; onReleased(): void };

const MIN_REASON = 3;

/** What releasing does, how to undo it, and the reason to be kept. */
export function ReleaseDialog({ upgrade, onReleased }: ReleaseDialogProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const [isDone, setDone] = useState(false);
  const isReady = reason.trim().length >= MIN_REASON;

  const release = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setPending(true);
    setError(undefined);
    try {
      await api.releaseUpgrade(upgrade.id, { reason: reason.trim() });
      setDone(true);
      onReleased();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setPending(false);
  };

  return (
    <>
      <DialogHeader>
        {isDone ? t('upgrade.released') : t('upgrade.ask')}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={release} className={styles.form}>
          <Text as="p" className={styles.line}>
            {isDone
              ? t('upgrade.releasedNext')
              : t('upgrade.consequence', {
                  count: upgrade.diff.restarts,
                  workloads: String(upgrade.diff.workloads),
                })}
          </Text>
          {!isDone && (
            <>
              <Text as="p" color="secondary" className={styles.line}>
                {t('upgrade.undo')}
              </Text>
              <TextField
                label={t('upgrade.reason')}
                value={reason}
                onChange={setReason}
                isDisabled={isPending}
              />
            </>
          )}
          {error && (
            <Problem
              error={error}
              what={t('upgrade.what')}
              verb={t('upgrade.releaseVerb')}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        {!isDone && (
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isDisabled={!isReady}
            isPending={isPending}
          >
            {t('upgrade.release')}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {isDone ? t('upgrade.close') : t('upgrade.keep')}
        </Button>
      </DialogFooter>
    </>
  );
}
