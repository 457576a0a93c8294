import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { Section, type Load } from '@waymark/portal-ui';
import { addressOf } from '../addresses';
import { titleOf, type Entry } from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import { TenantLists } from './TenantLists';
import styles from './UsageAside.module.css';
import type { Dependents } from './useDependents';

type UsageAsideProps = { entry: Entry; dependents: Load<Dependents> };

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
        <TenantLists dependents={dependents} entry={entry} />
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
