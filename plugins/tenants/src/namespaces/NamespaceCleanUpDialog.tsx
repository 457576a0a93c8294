import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { Problem } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './NamespaceCleanUpDialog.module.css';
import { NamespacePlan } from './NamespacePlan';
import { useNamespaceCleanUp } from './useNamespaceCleanUp';

type NamespaceCleanUpDialogProps = { name: string; onProposed(): void };

/** What would go with a namespace, how, and the change request that was made of it. */
export function NamespaceCleanUpDialog({
  name,
  onProposed,
}: NamespaceCleanUpDialogProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { plan, result, pending, error, propose } = useNamespaceCleanUp(
    name,
    onProposed,
  );
  const request = result?.changeSet?.changeRequest;
  const problem = {
    what: t('cleanUp.what'),
    verb: t('namespaces.cleanUpVerb'),
  };

  return (
    <>
      <DialogHeader>
        {result
          ? t('namespaces.isProposed', { name })
          : t('namespaces.cleanUpTitle', { name })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body} aria-busy={pending}>
          {plan.state === 'loading' && <Skeleton width="100%" height={160} />}
          {plan.state === 'failed' && (
            <Problem error={plan.error} onRetry={plan.retry} {...problem} />
          )}
          {plan.state === 'ready' && !result && (
            <NamespacePlan plan={plan.value} />
          )}
          {result && (
            <Text as="p" className={styles.text}>
              {t('namespaces.next')}{' '}
              {request && (
                <Link href={request.url}>
                  {t('namespaces.request', { number: String(request.number) })}
                </Link>
              )}
            </Text>
          )}
          {error && <Problem error={error} {...problem} />}
        </div>
      </DialogBody>
      <DialogFooter>
        {!result && plan.state === 'ready' && (
          <Button variant="primary" isPending={pending} onPress={propose}>
            {t('namespaces.propose')}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {result || plan.state === 'failed'
            ? t('cleanUp.close')
            : t('cleanUp.keep')}
        </Button>
      </DialogFooter>
    </>
  );
}
