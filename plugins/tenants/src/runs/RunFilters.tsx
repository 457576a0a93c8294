import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, SearchField, Select } from '@backstage/ui';
import { RunQuery, runStateSchema } from '@waymark/plugin-tenants-common';
import { useRunStateWord } from '@waymark/plugin-tenants-react';
import { tenantsTranslationRef } from '../translation';
import styles from './RunFilters.module.css';

type RunFiltersProps = {
  query: RunQuery;
  onChange(name: string, value: string | undefined): void;
};

const ANY = 'any';

/** Narrows the list: by service, state and whether I asked for it. */
export function RunFilters({ query, onChange }: RunFiltersProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const word = useRunStateWord();
  return (
    <div className={styles.filters} role="search">
      <SearchField
        aria-label={t('runs.search')}
        placeholder={t('runs.search')}
        className={styles.search}
        defaultValue={query.service ?? ''}
        onSubmit={value => onChange('service', value.trim())}
        onClear={() => onChange('service', undefined)}
      />
      <Select
        aria-label={t('runs.state')}
        className={styles.state}
        value={query.state ?? ANY}
        options={[
          { value: ANY, label: t('runs.anyState') },
          ...runStateSchema.options.map(value => ({
            value,
            label: word(value),
          })),
        ]}
        onChange={key =>
          onChange('state', key === ANY || !key ? undefined : String(key))
        }
      />
      <Checkbox
        isSelected={query.mine ?? false}
        onChange={mine => onChange('mine', mine ? 'true' : undefined)}
      >
        {t('runs.mine')}
      </Checkbox>
    </div>
  );
}
