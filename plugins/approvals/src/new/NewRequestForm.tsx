import { FormEvent, useState } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, Text, TextAreaField, TextField } from '@backstage/ui';
import { ApprovalKindInfo } from '@waymark/plugin-approvals-common';
import { DayField, Problem } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import styles from '../request/Request.module.css';
import { useAct } from '../request/useRequest';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { EMPTY, isFilled, NewRequest, toInput } from './toInput';

const OPTIONAL = ['team', 'environment', 'evidence'] as const;

/** One request, field by field; sending it twice asks once. */
export function NewRequestForm({ kinds }: { kinds: ApprovalKindInfo[] }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [kindId, setKind] = useState(kinds[0]?.id);
  const [form, setForm] = useState<NewRequest>(EMPTY);
  const { act, error, isPending } = useAct(() => undefined);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const kind = kinds.find(({ id }) => id === kindId);
  const field = (name: keyof NewRequest) => ({
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
    isDisabled: isPending,
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!kind) return;
    await act(async api => {
      const { id } = await api.createRequest(toInput(form, kind, key));
      navigate(`${inbox}/${id}`);
    });
  };

  return (
    <form onSubmit={submit} className={styles.ask}>
      <Select
        label={t('new.kind')}
        description={kind?.description}
        options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
        value={kindId ?? null}
        onChange={id => id && setKind(String(id))}
        isDisabled={isPending}
      />
      <TextField
        label={t('new.subject')}
        description={t('new.subjectHint')}
        isRequired
        {...field('subject')}
      />
      <TextAreaField
        label={t('new.reason')}
        description={t('new.reasonHint')}
        isRequired
        {...field('reason')}
      />
      {OPTIONAL.map(name => (
        <TextField
          key={name}
          label={t(`new.${name}`)}
          description={t(`new.${name}Hint`)}
          {...field(name)}
        />
      ))}
      {kind?.terms && (
        <>
          <TextField
            label={t('new.owner')}
            description={t('new.ownerHint')}
            isRequired
            {...field('owner')}
          />
          <DayField
            label={t('new.expires')}
            description={t('new.dayHint')}
            min={today}
            isRequired
            {...field('expiresOn')}
          />
          <DayField
            label={t('new.review')}
            description={t('new.reviewHint')}
            min={today}
            max={form.expiresOn}
            isRequired
            {...field('reviewOn')}
          />
        </>
      )}
      <Text as="p" color="secondary" className={styles.line}>
        {t('new.consequence')}
      </Text>
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!kind || !isFilled(form, kind)}
          isPending={isPending}
        >
          {t('new.send')}
        </Button>
      </div>
      {error && (
        <Problem error={error} what={t('new.what')} verb={t('new.verb')} />
      )}
    </form>
  );
}
