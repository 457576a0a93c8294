import { FormEvent, ReactNode, useId, useRef, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import {
  findingsOf,
  type DocumentEdit,
  type DocumentFinding,
} from '@waymark/plugin-changes-common';
import { Problem } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { changesApiRef } from '../api';
import { platformConfigTranslationRef } from '../translation';
import styles from './Change.module.css';
import { FindingRows } from './FindingRows';

type ProposeDialogProps = {
  title: string;
  /** What happens if it is approved. */
  children: ReactNode;
  edits: DocumentEdit[];
  base: string;
  /** Filled in as the reason; the person may say another. */
  reason?: string;
  verb: string;
  /** To be typed before it can be proposed. */
  typed?: string;
  /** It is known already that it would be refused. */
  isRefused?: boolean;
};

/** Asks why, proposes a change set, and goes to its page. */
export function ProposeDialog(props: ProposeDialogProps) {
  const { base, children, edits, isRefused, title, typed, verb } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const api = useApi(changesApiRef);
  const navigate = useNavigate();
  const formId = useId();
  const key = useRef(`configuration:${crypto.randomUUID()}`);
  const [reason, setReason] = useState(props.reason ?? '');
  const [written, setWritten] = useState('');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const isReady =
    !isRefused &&
    reason.trim().length >= 3 &&
    (typed === undefined || written === typed);

  const propose = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setPending(true);
    setError(undefined);
    try {
      const { id } = await api.createChangeSet({
        edits,
        base,
        reason: reason.trim(),
        mode: 'change-request',
        idempotencyKey: key.current,
      });
      navigate(`/changes/${id}`);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setPending(false);
    }
  };
  const findings: DocumentFinding[] = error ? findingsOf(error) : [];

  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={propose} className={styles.form}>
          {children}
          {!isRefused && (
            <>
              <TextField
                label={t('change.reason')}
                description={t('change.reasonHelp')}
                value={reason}
                onChange={setReason}
                isDisabled={isPending}
                maxLength={500}
              />
              {typed !== undefined && (
                <TextField
                  label={t('change.type', { name: typed })}
                  value={written}
                  onChange={setWritten}
                  isDisabled={isPending}
                  autoComplete="off"
                />
              )}
            </>
          )}
          {findings.length > 0 && <FindingRows findings={findings} />}
          {error && findings.length === 0 && (
            <Problem
              error={error}
              what={t('change.what')}
              verb={t('change.verb')}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          type="submit"
          form={formId}
          variant="primary"
          isPending={isPending}
          isDisabled={!isReady}
        >
          {verb}
        </Button>
        <Button variant="secondary" slot="close">
          {t('change.keep')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** A sentence of a dialog. */
export function Sentence({ children }: { children: ReactNode }) {
  return (
    <Text as="p" className={styles.line}>
      {children}
    </Text>
  );
}
