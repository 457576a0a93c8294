import { FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextField } from '@backstage/ui';
import { ChoiceField, DayField, Problem } from '@waymark/portal-ui';
import { usePeople } from '../choices/useChoices';
import { useFieldFindings } from '../findings/useFieldFindings';
import { endOf, SHORTEST } from '../new/toInput';
import styles from '../request/Request.module.css';
import { useAct } from '../request/useRequest';
import { approvalsTranslationRef } from '../translation';

const EMPTY = { to: '', until: '', reason: '' };

/** Who decides for the reader, how long and why. */
export function DelegationForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const [form, setForm] = useState(EMPTY);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const people = usePeople();
  const { act, error, isPending } = useAct(onDone);
  const { rest, tell, wrong } = useFieldFindings(error, Object.keys(EMPTY));
  const isFilled =
    form.to.trim() !== '' &&
    form.until !== '' &&
    form.reason.trim().length >= SHORTEST;
  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onChange: (value: string) =>
      setForm(current => ({ ...current, [name]: value })),
    isRequired: true,
    isDisabled: isPending,
    ...tell(name),
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await act(api =>
      api.delegate({
        to: form.to.trim(),
        until: endOf(form.until),
        reason: form.reason.trim(),
      }),
    );
    if (done) setForm(EMPTY);
  };

  return (
    <form noValidate onSubmit={submit} className={styles.ask}>
      <ChoiceField
        label={t('delegations.to')}
        description={t('delegations.toHint')}
        choices={people}
        allowsTyped
        {...field('to')}
      />
      {wrong('to')}
      <DayField
        label={t('delegations.until')}
        description={t('delegations.untilHint')}
        min={today}
        {...field('until')}
      />
      {wrong('until')}
      <TextField label={t('delegations.reason')} {...field('reason')} />
      {wrong('reason')}
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
      {rest && (
        <Problem
          error={rest}
          title={t('delegations.notLent')}
          verb={t('delegations.verb')}
        />
      )}
    </form>
  );
}
