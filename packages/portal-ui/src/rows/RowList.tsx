import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './RowList.module.css';

/** @public */
export type RowListItem = {
  id: string;
  /** What it is, usually a link. */
  title: ReactNode;
  /** Who, where, when: small, below. */
  meta: ReactNode;
  /** How it stands, at the row's end. */
  state?: ReactNode;
};

/**
 * Things of a kind, one a row: what it is, below it who and when, and how it stands. For few of them, or little room.
 *
 * @public
 */
export function RowList({ items }: { items: RowListItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map(({ id, title, meta, state }) => (
        <li key={id} className={styles.row}>
          <div className={styles.words}>
            {title}
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.meta}
            >
              {meta}
            </Text>
          </div>
          {state}
        </li>
      ))}
    </ul>
  );
}
