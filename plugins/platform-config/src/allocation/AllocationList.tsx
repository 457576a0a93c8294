import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { Allocation } from '@waymark/plugin-platform-config-common';
import { platformConfigTranslationRef } from '../translation';
import { readAmount } from '../values/quantities';
import styles from './AllocationList.module.css';

type AllocationListProps = {
  allocations: Allocation[];
  /** Page of one that holds a share. */
  addressOf?: (name: string) => string;
  /** What sharers are called when they are many. */
  others: (count: number) => string;
};

const SHOWN = 4;

/** What is allocated of each measure against its ceiling, as number and bar, and who holds the most. */
export function AllocationList(props: AllocationListProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <ul className={styles.list}>
      {props.allocations.map(one => {
        const { allocated, ceiling, gpuType, measure } = one;
        const name = gpuType
          ? t('allocation.gpuType', { type: gpuType })
          : t(`allocation.${measure}`);
        const amount = readAmount(measure, allocated);
        const text =
          ceiling === undefined
            ? t('allocation.unbounded', { amount })
            : t('allocation.of', {
                amount,
                ceiling: readAmount(measure, ceiling),
              });
        const isOver = ceiling !== undefined && allocated > ceiling;
        return (
          <li key={[measure, gpuType].join(' ')} className={styles.row}>
            <div className={styles.head}>
              <Text weight="bold">{name}</Text>
              <Text color={isOver ? 'danger' : 'primary'}>
                {isOver ? t('allocation.over', { text }) : text}
              </Text>
            </div>
            {ceiling !== undefined && (
              <progress
                className={styles.bar}
                data-over={isOver}
                aria-label={`${name}: ${text}`}
                max={Math.max(ceiling, allocated, 1)}
                value={allocated}
              />
            )}
            <Shares {...props} allocation={one} />
          </li>
        );
      })}
    </ul>
  );
}

function Shares({
  addressOf,
  allocation: { measure, shares },
  others,
}: AllocationListProps & { allocation: Allocation }) {
  if (shares.length === 0) return null;
  const shown = shares.slice(0, SHOWN);
  return (
    <ul className={styles.shares}>
      {shown.map(({ amount, name }) => (
        <li key={name}>
          {addressOf ? (
            <Link href={addressOf(name)} variant="body-small">
              {name}
            </Link>
          ) : (
            <Text variant="body-small">{name}</Text>
          )}{' '}
          <Text variant="body-small" color="secondary">
            {readAmount(measure, amount)}
          </Text>
        </li>
      ))}
      {shares.length > SHOWN && (
        <li>
          <Text variant="body-small" color="secondary">
            {others(shares.length - SHOWN)}
          </Text>
        </li>
      )}
    </ul>
  );
}
