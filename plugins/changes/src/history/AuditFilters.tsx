import { FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, TextField } from '@backstage/ui';
import { doorSchema } from '@waymark/plugin-changes-common';
import { DayField, FieldError } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './HistoryFrame.module.css';
import { boundsOf } from './moments';
import { Travel } from './useTravel';

const ANY = 'any';

/** Narrows the audit: who, by which door, and between which days. */
export function AuditFilters({ travel }: { travel: Travel }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { actor, door, go, grants, since, until } = travel;
  const [fields, setFields] = useState({
    actor: actor ?? '',
    since: since ?? '',
    until: until ?? '',
  });
  const isDay = (text: string) => text === '' || boundsOf(text) !== undefined;
  const isGood = isDay(fields.since) && isDay(fields.until);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changed =
      fields.actor.trim() !== (actor ?? '') ||
      fields.since !== (since ?? '') ||
      fields.until !== (until ?? '');
    if (isGood && changed) go({ ...fields, actor: fields.actor.trim() });
  };
  const day = (name: 'since' | 'until') => (
    <DayField
      label={t(`history.audit.${name}`)}
      className={styles.narrow}
      value={fields[name]}
      min={name === 'until' ? fields.since : undefined}
      isInvalid={!isDay(fields[name])}
      onChange={value => setFields({ ...fields, [name]: value })}
    />
  );
  return (
    <form
      role="search"
      aria-label={t('history.views.audit')}
      onSubmit={submit}
      className={styles.filters}
    >
      <TextField
        label={t('history.audit.actor')}
        placeholder={t('history.audit.actorHint')}
        className={styles.field}
        value={fields.actor}
        onChange={text => setFields({ ...fields, actor: text })}
      />
      <Select
        label={t('history.audit.door')}
        className={styles.narrow}
        value={door ?? ANY}
        options={[
          { value: ANY, label: t('history.audit.anyDoor') },
          ...doorSchema.options.map(value => ({
            value,
            label: t(`history.door.${value}`),
          })),
        ]}
        onChange={key =>
          go({ door: key === ANY || !key ? undefined : String(key) })
        }
      />
      <Select
        label={t('history.audit.grants')}
        className={styles.narrow}
        value={grants === 'shown' ? 'shown' : 'hidden'}
        options={[
          { value: 'hidden', label: t('history.audit.grantsHidden') },
          { value: 'shown', label: t('history.audit.grantsShown') },
        ]}
        onChange={key => go({ grants: key === 'shown' ? 'shown' : undefined })}
      />
      {day('since')}
      {day('until')}
      <Button type="submit" variant="secondary">
        {t('history.audit.search')}
      </Button>
      {(actor || door || since || until) && (
        <Button
          variant="tertiary"
          onPress={() =>
            go({
              actor: undefined,
              door: undefined,
              since: undefined,
              until: undefined,
            })
          }
        >
          {t('history.audit.clear')}
        </Button>
      )}
      {!isGood && <FieldError message={t('history.audit.noDay')} />}
    </form>
  );
}
