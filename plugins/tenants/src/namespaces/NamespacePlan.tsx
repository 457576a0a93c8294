import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { NamespaceCleanUp } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import { LifetimeBadge } from './LifetimeBadge';
import styles from './NamespacePlan.module.css';

/** How many of each kind, by name. */
function countByKind({ objects }: NamespaceCleanUp): Array<[string, number]> {
  const counts = new Map<string, number>();
  for (const { kind } of objects) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}

/** Why it may go, what goes with it, and how that can still be prevented. */
export function NamespacePlan({ plan }: { plan: NamespaceCleanUp }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const documents = useId();
  const objects = useId();
  return (
    <>
      <div>
        <LifetimeBadge state={plan.namespace.state} />
        <Text as="p" className={styles.text}>
          {plan.namespace.reasons.join('. ')}.
        </Text>
      </div>
      <div>
        <Text as="h3" weight="bold" id={documents} className={styles.title}>
          {t('namespaces.documents', { count: plan.documents.length })}
        </Text>
        <ul aria-labelledby={documents} className={styles.list}>
          {plan.documents.map(path => (
            <li key={path}>
              <code className={styles.path}>{path}</code>
            </li>
          ))}
        </ul>
      </div>
      {plan.objects.length > 0 && (
        <div>
          <Text as="h3" weight="bold" id={objects} className={styles.title}>
            {t('namespaces.objects', { count: plan.objects.length })}
          </Text>
          <ul aria-labelledby={objects} className={styles.kinds}>
            {countByKind(plan).map(([kind, count]) => (
              <li key={kind}>{count === 1 ? kind : `${count} ${kind}`}</li>
            ))}
          </ul>
        </div>
      )}
      <Text as="p" color="secondary" className={styles.text}>
        {t('namespaces.how')}
      </Text>
    </>
  );
}
