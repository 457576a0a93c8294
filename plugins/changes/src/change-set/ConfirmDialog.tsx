import { FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { Problem } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './DocumentsSection.module.css';

/** Shorter is none. */
const MIN_REASON = 3;

type ConfirmDialogProps = {
  title: string;
  /** What happens. */
  consequence: string;
  /** The button's word. */
  verb: string;
  /** What it says when it failed. */
  failed: string;
  /** The word of the button that does nothing. */
  keep?: string;
  /** Asks for a reason as well. */
  asksReason?: boolean;
  /** Without one it cannot be confirmed. */
  needsReason?: boolean;
  onConfirm(reason: string | undefined): Promise<void>;
};

/** What follows from pressing, and the pressing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { asksReason, consequence, failed, needsReason, onConfirm } = props;
  const { keep, title, verb } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(undefined);
    try {
      await onConfirm(reason.trim() || undefined);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setPending(false);
    }
  };

  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={confirm} className={styles.form}>
          <Text as="p" className={styles.line}>
            {consequence}
          </Text>
          {asksReason && (
            <TextField
              label={t('changeSet.reason')}
              value={reason}
              onChange={setReason}
              isDisabled={isPending}
              isRequired={needsReason}
            />
          )}
          {error && (
            <Problem error={error} title={failed} verb={verb.toLowerCase()} />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          type="submit"
          form={formId}
          variant="primary"
          isPending={isPending}
          isDisabled={needsReason && reason.trim().length < MIN_REASON}
        >
          {verb}
        </Button>
        <Button variant="secondary" slot="close">
          {keep ?? t('changeSet.keep')}
        </Button>
      </DialogFooter>
    </>
  );
}
