import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Dialog } from '@backstage/ui';
import { ChangeSet } from '@waymark/plugin-changes-common';
import { useNavigate } from 'react-router-dom';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { useReader } from '../useReader';
import { ConfirmDialog } from './ConfirmDialog';

type ActionsProps = { changeSet: ChangeSet; onChanged(): void };

/** What the reader may do with a change set as it stands. */
export function Actions({ changeSet, onChanged }: ActionsProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const navigate = useNavigate();
  const reader = useReader();
  const [asked, setAsked] = useState<'propose' | 'withdraw'>();
  const { author, changeRequest, id, mode, revision, state, teams } = changeSet;
  const isTheirs =
    reader !== undefined &&
    (author === reader.ref ||
      teams.some(team => reader.owns.includes(`group:default/${team}`)));
  const isOpen = state === 'proposed' || state === 'approved';
  const done = () => {
    setAsked(undefined);
    onChanged();
  };

  return (
    <>
      {state === 'draft' && (
        <>
          <Button variant="primary" onPress={() => setAsked('propose')}>
            {t('changeSet.propose')}
          </Button>
          <Button
            variant="secondary"
            onPress={async () => {
              await api.discardDraft(id);
              navigate('/changes');
            }}
          >
            {t('changeSet.discard')}
          </Button>
        </>
      )}
      {isOpen && changeRequest && (
        <ButtonLink variant="primary" href={changeRequest.url}>
          {t('changeSet.request', { number: String(changeRequest.number) })}
        </ButtonLink>
      )}
      {isOpen && isTheirs && (
        <Button variant="secondary" onPress={() => setAsked('withdraw')}>
          {t('changeSet.withdraw')}
        </Button>
      )}
      <Dialog
        isOpen={asked !== undefined}
        onOpenChange={isShown => !isShown && setAsked(undefined)}
      >
        {asked === 'propose' && (
          <ConfirmDialog
            title={t('changeSet.proposeAsk')}
            consequence={t(
              mode === 'commit'
                ? 'changeSet.proposeConsequenceCommit'
                : 'changeSet.proposeConsequence',
            )}
            verb={t('changeSet.propose')}
            failed={t('changeSet.notProposed')}
            onConfirm={async () => {
              await api.propose(id, { revision: revision ?? 1 });
              done();
            }}
          />
        )}
        {asked === 'withdraw' && (
          <ConfirmDialog
            title={t('changeSet.withdrawAsk')}
            consequence={t('changeSet.withdrawConsequence')}
            verb={t('changeSet.withdraw')}
            failed={t('changeSet.notWithdrawn')}
            asksReason
            onConfirm={async reason => {
              await api.withdraw(id, { reason });
              done();
            }}
          />
        )}
      </Dialog>
    </>
  );
}
