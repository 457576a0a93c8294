import { FormEvent, useRef, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, TextField } from '@backstage/ui';
import { findingsOf, type DocumentEdit } from '@waymark/plugin-changes-common';
import { Problem } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { changesApiRef } from '../api';
import { FindingRows } from '../change/FindingRows';
import { platformConfigTranslationRef } from '../translation';
import styles from './EditPage.module.css';

type SubmitBarProps = {
  base: string;
  /** Undefined while the document has no name. */
  edits?: DocumentEdit[];
  /** The portal would take it. */
  isValid: boolean;
  isChanged: boolean;
  onReset(): void;
  onSent(): void;
};

const SHORTEST = 3;

/** Why, and the way to review: proposed to those who decide, or kept as a draft that only its author sees. */
export function SubmitBar(props: SubmitBarProps) {
  const { base, edits, isChanged, isValid, onReset, onSent } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const api = useApi(changesApiRef);
  const navigate = useNavigate();
  const id = useRef(crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [doing, setDoing] = useState<'propose' | 'draft'>();
  const [error, setError] = useState<Error>();
  const why = reason.trim();
  const findings = error ? findingsOf(error) : [];
  const mayPropose = isValid && why.length >= SHORTEST;

  const send = async (verb: 'propose' | 'draft') => {
    if (!edits) return;
    setDoing(verb);
    setError(undefined);
    try {
      const { id: made } =
        verb === 'draft'
          ? await api.saveDraft(id.current, {
              edits,
              base,
              reason: why,
              revision: 0,
            })
          : await api.createChangeSet({
              edits,
              base,
              reason: why,
              mode: 'change-request',
              idempotencyKey: `configuration:${id.current}`,
            });
      onSent();
      navigate(`/changes/${made}`);
    } catch (cause) {
      // A key belongs to one request; what is changed after a refusal is another.
      id.current = crypto.randomUUID();
      setError(cause instanceof Error ? cause : new Error(String(cause)));
      setDoing(undefined);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayPropose) send('propose');
  };

  return (
    <form className={styles.submit} onSubmit={submit}>
      <TextField
        label={t('change.reason')}
        description={t('change.reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isDisabled={doing !== undefined}
      />
      {findings.length > 0 && <FindingRows findings={findings} />}
      {error && findings.length === 0 && (
        <Problem
          error={error}
          what={t('change.what')}
          verb={t('change.verb')}
        />
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!mayPropose}
          isPending={doing === 'propose'}
        >
          {t('change.propose')}
        </Button>
        <Button
          variant="secondary"
          isDisabled={!isChanged || !edits}
          isPending={doing === 'draft'}
          onPress={() => send('draft')}
        >
          {t('edit.draft')}
        </Button>
        {isChanged && (
          <Button variant="tertiary" onPress={onReset}>
            {t('edit.reset')}
          </Button>
        )}
      </div>
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.line}
      >
        {t('edit.next')}
      </Text>
    </form>
  );
}
