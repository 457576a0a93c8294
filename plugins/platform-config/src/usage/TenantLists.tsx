import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton, Text } from '@backstage/ui';
import type { Dependent, DependentPage } from '@waymark/plugin-changes-common';
import type { Load } from '@waymark/portal-ui';
import type { Entry } from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import styles from './UsageAside.module.css';
import { useNextPages, type Dependents } from './useDependents';

const SHOWN = 8;

/** Namespaces and services that depend on a document, page after page. */
export function TenantLists({
  dependents,
  entry,
}: {
  dependents: Load<Dependents>;
  entry: Entry;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (dependents.state === 'loading')
    return <Skeleton width="100%" height={48} />;
  if (dependents.state === 'failed') {
    return (
      <Text as="p" color="secondary" className={styles.line}>
        {t('usage.unknown', { reason: dependents.error.message })}
      </Text>
    );
  }
  const { namespaces, totals, workloads } = dependents.value;
  const tenants = totals.namespaces + totals.services;
  const isNobody = entry.usedBy.length === 0 && tenants === 0;
  const of = `${entry.path} ${workloads.commit}`;
  return (
    <>
      {isNobody && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('usage.nobody')}
        </Text>
      )}
      <Names
        key={`namespaces of ${of}`}
        {...{ entry, first: namespaces, type: 'namespace' }}
        title={t('usage.namespaces', { count: totals.namespaces })}
        total={totals.namespaces}
      />
      <Names
        key={`services of ${of}`}
        {...{ entry, first: workloads, type: 'workload' }}
        title={t('usage.services', { count: totals.services })}
        total={totals.services}
        hrefOf={name => `/catalog/default/component/${name}`}
      />
    </>
  );
}

function Names(props: {
  entry: Entry;
  first: DependentPage;
  hrefOf?: (name: string) => string;
  title: string;
  /** Of names that differ. */
  total: number;
  type: Dependent['type'];
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { entry, first, hrefOf, title, total, type } = props;
  const { error, isPending, items, showMore } = useNextPages(
    entry,
    type,
    first,
  );
  if (items.length === 0) return null;
  const names = new Set(items.map(({ name, path }) => name ?? path));
  const left = total - names.size;
  return (
    <details className={styles.names} open={total <= SHOWN}>
      <summary>{title}</summary>
      <ul className={styles.list}>
        {[...names].map(name => (
          <li key={name}>
            {hrefOf ? (
              <Link href={hrefOf(name)}>{name}</Link>
            ) : (
              <Text>{name}</Text>
            )}
          </li>
        ))}
      </ul>
      {showMore && left > 0 && (
        <Button
          size="small"
          variant="secondary"
          isPending={isPending}
          onPress={showMore}
        >
          {t('usage.more', { number: String(left) })}
        </Button>
      )}
      {error && (
        <Text as="p" color="danger" className={styles.line} role="alert">
          {t('usage.unknown', { reason: error.message })}
        </Text>
      )}
    </details>
  );
}
