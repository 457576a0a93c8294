import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import { namespaceLifetimeSchema } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import styles from './NamespaceFilters.module.css';
import { FilterName, Filters, NamespaceRow } from './rows';

const ANY = 'any';

type NamespaceFiltersProps = {
  /** All of them: teams and environments to choose from. */
  all: NamespaceRow[];
  filters: Filters;
  onChange(name: FilterName, value: string | undefined): void;
};

/** Narrows the list: by name, team, environment, and whether it is still wanted. */
export function NamespaceFilters({
  all,
  filters,
  onChange,
}: NamespaceFiltersProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);

  const choice = (
    name: Exclude<FilterName, 'name'>,
    any: string,
    options: Array<{ value: string; label: string }>,
  ) => (
    <Select
      aria-label={t(`namespaces.${name}`)}
      className={styles.choice}
      value={filters[name] ?? ANY}
      options={[{ value: ANY, label: any }, ...options]}
      onChange={key =>
        onChange(name, key === ANY || !key ? undefined : String(key))
      }
    />
  );
  const seen = (name: 'team' | 'environment') =>
    [...new Set(all.map(row => row[name]))]
      .sort()
      .map(value => ({ value, label: value }));

  return (
    <div className={styles.filters} role="search">
      <SearchField
        key={filters.name ?? ''}
        aria-label={t('namespaces.search')}
        placeholder={t('namespaces.search')}
        className={styles.search}
        defaultValue={filters.name ?? ''}
        onSubmit={value => onChange('name', value.trim() || undefined)}
        onClear={() => onChange('name', undefined)}
      />
      {choice('team', t('namespaces.anyTeam'), seen('team'))}
      {choice(
        'environment',
        t('namespaces.anyEnvironment'),
        seen('environment'),
      )}
      {choice(
        'state',
        t('namespaces.anyState'),
        namespaceLifetimeSchema.shape.state.options.map(value => ({
          value,
          label: t(`namespaces.states.${value}`),
        })),
      )}
    </div>
  );
}
