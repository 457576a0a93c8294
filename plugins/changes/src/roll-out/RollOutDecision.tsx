import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, Text } from '@backstage/ui';
import {
  RollOut,
  rollOutDecidePermission,
} from '@waymark/plugin-changes-common';
import { useDenial } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { ConfirmDialog } from '../change-set/ConfirmDialog';
import { changesTranslationRef } from '../translation';

type RollOutDecisionProps = { rollOut: RollOut; onDecided(): void };

/** Stops what is left, or lets it go on, for who may; after what follows from it was said. */
export function RollOutDecision({ rollOut, onDecided }: RollOutDecisionProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const denial = useDenial({ permission: rollOutDecidePermission });
  // One key for one opening of the dialog, so that sending it again decides nothing again.
  const [key, setKey] = useState<string>();
  const { batches, documents, id, state } = rollOut;
  if (state === 'done' || denial.state === 'loading') return null;
  if (denial.state === 'ready' && denial.value) {
    return (
      <Text variant="body-small" color="secondary">
        {t('rollOut.denied', { grant: denial.value.whoCanGrant })}
      </Text>
    );
  }
  const verb = state === 'stopped' ? 'resume' : 'stop';
  const count = documents.of - documents.done;
  const decide = async (reason: string, idempotencyKey: string) => {
    const request = { reason, idempotencyKey };
    if (verb === 'stop') await api.stopRollOut(id, request);
    else await api.resumeRollOut(id, request);
    setKey(undefined);
    onDecided();
  };

  return (
    <>
      <Button variant="secondary" onPress={() => setKey(crypto.randomUUID())}>
        {t(`rollOut.${verb}`)}
      </Button>
      <Dialog
        isOpen={key !== undefined}
        onOpenChange={isShown => !isShown && setKey(undefined)}
      >
        {key && (
          <ConfirmDialog
            title={
              verb === 'stop'
                ? t('rollOut.stopAsk', { number: String(batches.done) })
                : t('rollOut.resumeAsk', { number: String(batches.done + 1) })
            }
            consequence={t(`rollOut.${verb}Consequence`, { count })}
            verb={t(`rollOut.${verb}`)}
            failed={t(`rollOut.${verb}Failed`)}
            keep={t('rollOut.keep')}
            asksReason
            needsReason
            onConfirm={reason => decide(reason ?? '', key)}
          />
        )}
      </Dialog>
    </>
  );
}
