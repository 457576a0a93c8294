import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { appTranslationRef } from '../translation';
import styles from './GraphFilters.module.css';
import { useGraphQuery } from './useGraphQuery';

const STEPS = ['1', '2', '3', '4'];
const ALL = '0';
const KINDS = [
  'API',
  'Component',
  'Domain',
  'Group',
  'Resource',
  'System',
  'Template',
  'User',
];

type GraphFiltersProps = { query: ReturnType<typeof useGraphQuery> };

/** How far the graph goes, and what it leaves out. */
export function GraphFilters({ query }: GraphFiltersProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { depth, kinds, setDepth, setKinds } = query;
  return (
    <div className={styles.filters}>
      <Select
        label={t('graph.depth')}
        value={depth === Infinity ? ALL : String(depth)}
        options={[
          ...STEPS.map(steps => ({
            value: steps,
            label: t('graph.steps', { count: Number(steps) }),
          })),
          { value: ALL, label: t('graph.all') },
        ]}
        onChange={key => key !== null && setDepth(String(key))}
      />
      <Select
        label={t('graph.kinds')}
        selectionMode="multiple"
        placeholder={t('graph.everyKind')}
        value={kinds}
        options={KINDS.map(kind => ({
          value: kind.toLocaleLowerCase('en-US'),
          label: kind,
        }))}
        onChange={keys => setKinds(keys.map(String))}
      />
    </div>
  );
}
