import { FormEvent, useState } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Radio,
  RadioGroup,
  Select,
  Text,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  BreakGlassRole,
  breakGlassRoleSchema,
} from '@waymark/plugin-approvals-common';
import { Panel, Problem } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { useFieldFindings } from '../findings/useFieldFindings';
import styles from '../request/Request.module.css';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { Consequence } from './Consequence';
import { useTakeAccess } from './useTakeAccess';

const MINUTES = [15, 30, 60, 120, 240];
const USUAL = 60;
const MIN_REASON = 10;
const PRODUCTION = 'production';

const FIELDS = ['minutes', 'reason', 'confirm'];

type TakeAccessFormProps = {
  place: { team: string; environment: string; namespace: string };
  entities: string[];
};

/** Role, time and reason, what follows from them, and in production the name of the namespace. */
export function TakeAccessForm({ entities, place }: TakeAccessFormProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const navigate = useNavigate();
  const [role, setRole] = useState<BreakGlassRole>('viewer');
  const [minutes, setMinutes] = useState(USUAL);
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const { error, isPending, take } = useTakeAccess(id =>
    navigate(`${inbox}/${id}`),
  );
  const { rest, tell, wrong } = useFieldFindings(error, FIELDS);
  const { environment, namespace, team } = place;
  const asksName = environment === PRODUCTION || tell('confirm').isInvalid;
  const isReady =
    reason.trim().length >= MIN_REASON && (!asksName || confirm === namespace);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    take({
      team,
      environment,
      role,
      minutes,
      reason,
      entities,
      ...(confirm && { confirm }),
    });
  };

  return (
    <Panel as="section" label={t('access.title')} busy={isPending}>
      <form noValidate onSubmit={submit} className={styles.form}>
        <RadioGroup
          label={t('access.role')}
          value={role}
          onChange={value => setRole(breakGlassRoleSchema.parse(value))}
        >
          {breakGlassRoleSchema.options.map(id => (
            <Radio key={id} value={id}>
              {t(`access.can.${id}`)}
            </Radio>
          ))}
        </RadioGroup>
        <Select
          label={t('access.minutes')}
          value={String(minutes)}
          options={MINUTES.map(value => ({
            value: String(value),
            label: t('access.minutesOf', { count: value }),
          }))}
          onChange={key => setMinutes(Number(key))}
          {...tell('minutes')}
        />
        {wrong('minutes')}
        <TextAreaField
          label={t('access.reason')}
          description={t('access.reasonHint')}
          value={reason}
          onChange={setReason}
          isRequired
          {...tell('reason')}
        />
        {wrong('reason')}
        <Consequence place={place} role={role} minutes={minutes} />
        {asksName && (
          <TextField
            label={t('access.confirm', { namespace })}
            value={confirm}
            onChange={setConfirm}
            autoComplete="off"
            isRequired
            {...tell('confirm')}
          />
        )}
        {wrong('confirm')}
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="primary"
            isDisabled={!isReady}
            isPending={isPending}
          >
            {t('access.take')}
          </Button>
          {!isReady && (
            <Text variant="body-small" color="secondary">
              {t(asksName ? 'access.neededBoth' : 'access.needed')}
            </Text>
          )}
        </div>
        {rest && (
          <Problem
            error={rest}
            title={t('access.notTaken')}
            verb={t('access.verb')}
          />
        )}
      </form>
    </Panel>
  );
}
