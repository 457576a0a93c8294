import { ReactNode } from 'react';
import styles from './Page.module.css';

/**
 * The main region of a page: one column as wide as is good to read, with room around it.
 *
 * @public
 */
export function Page({ children }: { children: ReactNode }) {
  return <main className={styles.page}>{children}</main>;
}
