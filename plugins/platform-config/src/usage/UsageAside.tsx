import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { Section, type Load } from '@waymark/portal-ui';
import { addressOf } from '../addresses';
import { titleOf, type Entry } from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import styles from './UsageAside.module.css';
import type { Dependents } from './useDependents';

type UsageAsideProps = { entry: Entry; dependents: Load<Dependents> };

const SHOWN = 8;

/** Who depends on a document, and what it depends on itself. */
export function UsageAside({ dependents, entry }: UsageAsideProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { usedBy, uses } = entry;
  return (
    <>
      <Section title={t('usage.usedBy')}>
        {usedBy.length > 0 && (
          <ul className={styles.list}>
            {byDocument(usedBy).map(({ by, fields }) => (
              <li key={by.path}>
                <Link href={addressOf(by.kind, by.name)}>{titleOf(by)}</Link>{' '}
                <Text variant="body-small" color="secondary">
                  {t('usage.as', { kind: by.kind, field: fields.join(', ') })}
                </Text>
              </li>
            ))}
          </ul>
        )}
        <TenantLists dependents={dependents} isAlone={usedBy.length === 0} />
      </Section>
      {uses.length > 0 && (
        <Section title={t('usage.uses')}>
          <ul className={styles.list}>
            {distinct(uses).map(({ field, kind, name }) => (
              <li key={[kind, name].join('/')}>
                <Link href={addressOf(kind, name)}>{name}</Link>{' '}
                <Text variant="body-small" color="secondary">
                  {t('usage.as', { kind, field })}
                </Text>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function TenantLists({
  dependents,
  isAlone,
}: {
  dependents: Load<Dependents>;
  isAlone: boolean;
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
  const isNobody = isAlone && totals.namespaces + totals.services === 0;
  const services = new Set(workloads.map(({ name, path }) => name ?? path));
  return (
    <>
      {isNobody && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('usage.nobody')}
        </Text>
      )}
      <Names
        title={t('usage.namespaces', { count: totals.namespaces })}
        total={totals.namespaces}
        items={namespaces.map(({ name, path }) => ({ name: name ?? path }))}
      />
      <Names
        title={t('usage.services', { count: totals.services })}
        total={totals.services}
        items={[...services].map(name => ({
          name,
          href: `/catalog/default/component/${name}`,
        }))}
      />
    </>
  );
}

function Names(props: {
  title: string;
  total: number;
  items: { name: string; href?: string }[];
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { items, title, total } = props;
  if (items.length === 0) return null;
  return (
    <details className={styles.names} open={items.length <= SHOWN}>
      <summary>{title}</summary>
      <ul className={styles.list}>
        {items.map(({ href, name }) => (
          <li key={name}>
            {href ? <Link href={href}>{name}</Link> : <Text>{name}</Text>}
          </li>
        ))}
        {total > items.length && (
          <li>{t('usage.more', { number: String(total - items.length) })}</li>
        )}
      </ul>
    </details>
  );
}

function byDocument(usedBy: Entry['usedBy']) {
  const all = new Map<string, { by: Entry; fields: string[] }>();
  for (const { by, field } of usedBy) {
    const known = all.get(by.path)?.fields ?? [];
    all.set(by.path, { by, fields: [...known, field] });
  }
  return [...all.values()];
}

function distinct(uses: Entry['uses']): Entry['uses'] {
  const all = new Map<string, Entry['uses'][number]>();
  for (const one of uses) {
    const key = [one.kind, one.name].join('/');
    if (!all.has(key)) all.set(key, one);
  }
  return [...all.values()];
}
