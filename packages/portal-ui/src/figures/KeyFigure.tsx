import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './KeyFigure.module.css';

/** @public */
export type KeyFigureProps = {
  /** What is counted. */
  name: string;
  /** The number as it is to be read, with its unit: `4.2 s`, `18 objects`. */
  value: ReactNode;
  /** Window, sample or what it is made of. */
  note?: ReactNode;
};

/**
 * One number with its name. Several stand side by side in a description list.
 *
 * @public
 */
export function KeyFigure({ name, value, note }: KeyFigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {value}
        {note && (
          <Text as="p" variant="body-small" color="secondary">
            {note}
          </Text>
        )}
      </dd>
    </div>
  );
}
