import { FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
  Text,
  TextField,
} from '@backstage/ui';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { Problem } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './CleanUpDialog.module.css';
import { RemovalList } from './RemovalList';
import { useCleanUp } from './useCleanUp';

type CleanUpDialogProps = { run: ProvisioningRun; onRemoved(): void };

/** What would go, the name to type, and what became of it. */
export function CleanUpDialog({ run, onRemoved }: CleanUpDialogProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const formId = useId();
  const [typed, setTyped] = useState('');
  const { plan, result, pending, error, remove } = useCleanUp(run, onRemoved);
  const removals = plan.state === 'ready' ? plan.value.removals : [];
  const going = removals.filter(({ outcome }) => outcome === 'removed').length;
  const isAsking = !result && going > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === run.service) remove();
  };

  return (
    <>
      <DialogHeader>
        {result ? t('cleanUp.done') : t('cleanUp.title')}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body} aria-busy={pending}>
          {plan.state === 'loading' && <Skeleton width="100%" height={120} />}
          {plan.state === 'failed' && (
            <Problem
              error={plan.error}
              what={t('cleanUp.what')}
              verb={t('cleanUp.verb')}
              onRetry={plan.retry}
            />
          )}
          {plan.state === 'ready' && (
            <RemovalList
              run={run}
              removals={result?.removals ?? removals}
              isDone={result !== undefined}
            />
          )}
          {isAsking && (
            <form id={formId} onSubmit={submit} className={styles.form}>
              <Text as="p" className={styles.text}>
                {t('cleanUp.undo')}
              </Text>
              <TextField
                label={t('cleanUp.type', { name: run.service })}
                value={typed}
                onChange={setTyped}
                autoComplete="off"
                isDisabled={pending}
              />
            </form>
          )}
          {error && (
            <Problem
              error={error}
              what={t('cleanUp.what')}
              verb={t('cleanUp.verb')}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        {isAsking && (
          <Button
            type="submit"
            form={formId}
            variant="primary"
            destructive
            isDisabled={typed !== run.service}
            isPending={pending}
          >
            {t('cleanUp.remove', { count: going })}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {isAsking ? t('cleanUp.keep') : t('cleanUp.close')}
        </Button>
      </DialogFooter>
    </>
  );
}
