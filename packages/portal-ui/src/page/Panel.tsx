import { ReactNode } from 'react';
import { Box } from '@backstage/ui';
import styles from './Panel.module.css';

/** @public */
export type PanelProps = {
  as: 'section' | 'article';
  /** What it is, for those who jump from part to part. */
  label: string;
  /** What it shows is being renewed. */
  busy?: boolean;
  children: ReactNode;
};

/**
 * A part of a page that stands out from it by a box of its own. Boxes do not go into boxes.
 *
 * @public
 */
export function Panel({ as, label, busy, children }: PanelProps) {
  return (
    <Box
      as={as}
      bg="neutral"
      className={styles.panel}
      aria-label={label}
      aria-busy={busy}
    >
      {children}
    </Box>
  );
}
