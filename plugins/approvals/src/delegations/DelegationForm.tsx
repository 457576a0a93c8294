import { FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextField } from '@backstage/ui';
import { Problem } from '@waymark/portal-ui';
import { endOf, SHORTEST } from '../new/toInput';
import styles from '../request/Request.module.css';
import { useAct } from '../request/useRequest';
import { approvalsTranslationRef } from '../translation';

/** Who decides for the reader, how long and why. */
export function DelegationForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const [to, setTo] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { act, error, isPending } = useAct(onDone);
  const isFilled =
    to.trim() !== '' && until !== '' && reason.trim().length >= SHORTEST;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await act(api =>
      api.delegate({
        to: to.trim(),
        until: endOf(until),
        reason: reason.trim(),
      }),
    );
    if (!done) return;
    setTo('');
    setUntil('');
    setReason('');
  };

  return (
    <form onSubmit={submit} className={styles.ask}>
      <TextField
        label={t('delegations.to')}
        description={t('delegations.toHint')}
        value={to}
        onChange={setTo}
        isRequired
        isDisabled={isPending}
      />
      <TextField
        label={t('delegations.until')}
        description={t('delegations.untilHint')}
        value={until}
        onChange={setUntil}
        isRequired
        isDisabled={isPending}
      />
      <TextField
        label={t('delegations.reason')}
        value={reason}
        onChange={setReason}
        isRequired
        isDisabled={isPending}
      />
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!isFilled}
          isPending={isPending}
        >
          {t('delegations.send')}
        </Button>
      </div>
      {error && (
        <Problem
          error={error}
          what={t('delegations.what')}
          verb={t('delegations.verb')}
        />
      )}
    </form>
  );
}
