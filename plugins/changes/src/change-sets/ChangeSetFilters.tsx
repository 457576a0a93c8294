import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { changeSetStateSchema } from '@waymark/plugin-changes-common';
import { changesTranslationRef } from '../translation';
import styles from './ChangeSetsPage.module.css';
import { ChangeSets, FilterName } from './useChangeSets';

const ANY = 'any';

type ChangeSetFiltersProps = Pick<ChangeSets, 'filters' | 'setFilter'> & {
  /** Teams to choose from. */
  teams: string[];
};

/** Narrows the list: how they stand, whose team, and the reader's own. */
export function ChangeSetFilters({
  filters,
  setFilter,
  teams,
}: ChangeSetFiltersProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const choice = (
    name: FilterName,
    label: string,
    any: string,
    options: Array<{ value: string; label: string }>,
  ) => (
    <Select
      aria-label={label}
      className={styles.choice}
      value={filters[name] ?? ANY}
      options={[{ value: ANY, label: any }, ...options]}
      onChange={key =>
        setFilter(name, key === ANY || !key ? undefined : String(key))
      }
    />
  );
  return (
    <div className={styles.filters} role="search">
      {choice(
        'state',
        t('changeSet.state'),
        t('changeSet.anyState'),
        changeSetStateSchema.options.map(value => ({
          value,
          label: t(`changeSet.states.${value}`),
        })),
      )}
      {choice(
        'team',
        t('changeSet.team'),
        t('changeSet.anyTeam'),
        teams.map(value => ({ value, label: value })),
      )}
      {choice('whose', t('changeSet.whose'), t('changeSet.everyone'), [
        { value: 'mine', label: t('changeSet.mine') },
      ])}
      {choice('grants', t('changeSet.grants'), t('changeSet.grantsHidden'), [
        { value: 'shown', label: t('changeSet.grantsShown') },
      ])}
    </div>
  );
}
