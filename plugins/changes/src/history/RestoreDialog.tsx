import { FormEvent, useId, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
  TextField,
} from '@backstage/ui';
import { Restoration } from '@waymark/plugin-changes-common';
import { Problem, useLoad } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import styles from './Restore.module.css';
import { RestorePreview } from './RestorePreview';
import { DocumentScope } from './useTravel';

type RestoreDialogProps = { at: string; scope: DocumentScope };

/** What restoring would do, and the restoring: a change set like any other. */
export function RestoreDialog({ at, scope }: RestoreDialogProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const navigate = useNavigate();
  const formId = useId();
  const [key] = useState(() => `restore:${crypto.randomUUID()}`);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const loaded = useLoad(
    () => api.restoreHistory({ at, ...scope, dryRun: true }),
    [api, at, scope.path, scope.kind],
  );
  const dry = loaded.state === 'ready' ? loaded.value : undefined;
  const word = t('history.restore.word');
  const mustType = removes(dry) > 0 && dry?.mode === 'commit';
  const isReady =
    dry?.preview?.valid === true && (!mustType || typed.trim() === word);

  const restore = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || !dry) return;
    setPending(true);
    setError(undefined);
    try {
      const { changeSet } = await api.restoreHistory({
        at,
        ...scope,
        mode: dry.mode,
        idempotencyKey: key,
        ...(reason.trim() && { reason: reason.trim() }),
      });
      if (changeSet) navigate(`/changes/${changeSet.id}`);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setPending(false);
    }
  };

  return (
    <>
      <DialogHeader>
        {t('history.restore.title', { what: useWhat(scope) })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={restore} className={styles.form}>
          {loaded.state === 'loading' && <Skeleton width="100%" height={160} />}
          {loaded.state === 'failed' && (
            <Problem
              error={loaded.error}
              what={t('history.restore.what')}
              verb={t('history.restore.verb')}
              onRetry={loaded.retry}
            />
          )}
          {dry && <RestorePreview at={at} restoration={dry} />}
          {dry?.preview?.valid && (
            <TextField
              label={t('history.restore.reason')}
              placeholder={t('history.restore.reasonHint')}
              value={reason}
              onChange={setReason}
              isDisabled={isPending}
            />
          )}
          {mustType && (
            <TextField
              label={t('history.restore.type', { word })}
              value={typed}
              onChange={setTyped}
              isDisabled={isPending}
            />
          )}
          {error && (
            <Problem
              error={error}
              title={t('history.restore.failed')}
              verb={t('history.restore.verb')}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        {dry?.preview && (
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isDisabled={!isReady}
            isPending={isPending}
          >
            {t(
              dry.mode === 'commit'
                ? 'history.restore.submitCommit'
                : 'history.restore.submitRequest',
            )}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {t('history.restore.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** How many documents go. */
function removes(restoration: Restoration | undefined): number {
  const documents = restoration?.documents ?? [];
  return documents.filter(({ change }) => change === 'removed').length;
}

function useWhat({ kind, path }: DocumentScope): string {
  const { t } = useTranslationRef(changesTranslationRef);
  if (kind && path) return t('history.restore.kindIn', { kind, path });
  if (kind) return t('history.restore.kind', { kind });
  return path ?? t('history.restore.all');
}
