import { FormEvent } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, Text, TextAreaField, TextField } from '@backstage/ui';
import { ApprovalKindInfo } from '@waymark/plugin-approvals-common';
import { ChoiceField, DraftLine, Problem } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { useEnvironments, useTeams } from '../choices/useChoices';
import { useFieldFindings } from '../findings/useFieldFindings';
import styles from '../request/Request.module.css';
import { useAct } from '../request/useRequest';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { TermFields } from './TermFields';
import { isFilled, PATHS, toInput } from './toInput';
import { useNewRequest } from './useNewRequest';
import { WeighedFields } from './WeighedFields';

type NewRequestFormProps = {
  kinds: ApprovalKindInfo[];
  /** Whose draft it is. */
  person: string;
};

/** One request, field by field; sending it twice asks once. */
export function NewRequestForm({ kinds, person }: NewRequestFormProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const navigate = useNavigate();
  const request = useNewRequest(kinds, person);
  const { form, kind } = request;
  const { act, error, isPending } = useAct(request.forget);
  const { rest, tell, wrong } = useFieldFindings(error, Object.values(PATHS));
  const teams = useTeams();
  const environments = useEnvironments();
  const field = (name: keyof typeof PATHS) => ({
    value: form[name],
    onChange: (value: string) => request.change({ [name]: value }),
    isDisabled: isPending,
    ...tell(PATHS[name]),
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!kind) return;
    await act(async api => {
      const { id } = await api.createRequest(toInput(form, kind));
      navigate(`${inbox}/${id}`);
    });
  };

  return (
    <form noValidate onSubmit={submit} className={styles.ask}>
      <DraftLine
        draft={request.draft}
        restoredFrom={request.restoredFrom}
        keptBy="window"
        onDiscard={request.startOver}
      />
      <Select
        label={t('new.kind')}
        description={kind?.description}
        options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
        value={kind?.id ?? null}
        onChange={id => id && request.change({ kind: String(id) })}
        isDisabled={isPending}
      />
      <TextField
        label={t('new.subject')}
        description={t('new.subjectHint')}
        isRequired
        {...field('subject')}
      />
      {wrong(PATHS.subject)}
      <TextAreaField
        label={t('new.reason')}
        description={t('new.reasonHint')}
        isRequired
        {...field('reason')}
      />
      {wrong(PATHS.reason)}
      <ChoiceField
        label={t('new.team')}
        description={t('new.teamHint')}
        choices={teams}
        allowsTyped
        {...field('team')}
      />
      {wrong(PATHS.team)}
      <ChoiceField
        label={t('new.environment')}
        description={t('new.environmentHint')}
        choices={environments}
        allowsTyped
        {...field('environment')}
      />
      {wrong(PATHS.environment)}
      <WeighedFields weighs={kind?.weighs} field={field} wrong={wrong} />
      <TextField
        label={t('new.evidence')}
        description={t('new.evidenceHint')}
        {...field('evidence')}
      />
      {wrong(PATHS.evidence)}
      {kind?.terms && <TermFields field={field} wrong={wrong} />}
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
      {rest && (
        <Problem error={rest} title={t('new.notSent')} verb={t('new.verb')} />
      )}
    </form>
  );
}
