import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { Section, type Load } from '@waymark/portal-ui';
import { addressOf } from '../addresses';
import { titleOf, type Entry } from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import styles from './UsageAside.module.css';
import type { Tenants } from './useTenants';

type UsageAsideProps = { entry: Entry; tenants: Load<Tenants> };

const SHOWN = 8;

/** Who depends on a document, and what it depends on itself. */
export function UsageAside({ entry, tenants }: UsageAsideProps) {
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
        <TenantLists tenants={tenants} isAlone={usedBy.length === 0} />
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
  tenants,
  isAlone,
}: {
  tenants: Load<Tenants>;
  isAlone: boolean;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (tenants.state === 'loading') return <Skeleton width="100%" height={48} />;
  if (tenants.state === 'failed') {
    return (
      <Text as="p" color="secondary" className={styles.line}>
        {t('usage.unknown', { reason: tenants.error.message })}
      </Text>
    );
  }
  const { isCut, namespaces, services } = tenants.value;
  const isNobody = isAlone && namespaces.length + services.length === 0;
  const names = new Set(services.map(({ name }) => name));
  return (
    <>
      {isNobody && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('usage.nobody')}
        </Text>
      )}
      <Names
        title={t('usage.namespaces', { count: namespaces.length })}
        items={namespaces.map(({ name }) => ({ name }))}
      />
      <Names
        title={t('usage.services', { count: names.size })}
        items={[...names].map(name => ({
          name,
          href: `/catalog/default/component/${name}`,
        }))}
      />
      {isCut && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('usage.cut')}
        </Text>
      )}
    </>
  );
}

function Names(props: {
  title: string;
  items: { name: string; href?: string }[];
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { items, title } = props;
  if (items.length === 0) return null;
  return (
    <details className={styles.names} open={items.length <= SHOWN}>
      <summary>{title}</summary>
      <ul className={styles.list}>
        {items.slice(0, 100).map(({ href, name }) => (
          <li key={name}>
            {href ? <Link href={href}>{name}</Link> : <Text>{name}</Text>}
          </li>
        ))}
        {items.length > 100 && (
          <li>{t('usage.more', { number: String(items.length - 100) })}</li>
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
