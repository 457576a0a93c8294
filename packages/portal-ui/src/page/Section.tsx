import { ReactNode, useId } from 'react';
import { Text } from '@backstage/ui';
import styles from './Section.module.css';

/** @public */
export type SectionProps = {
  title: string;
  /** A sentence under the title. */
  description?: ReactNode;
  /** At the title's right: a link to the page behind this part. */
  action?: ReactNode;
  children: ReactNode;
};

/**
 * A part of a page with a heading. It is a region that assistive technology can jump to.
 *
 * @public
 */
export function Section({
  title,
  description,
  action,
  children,
}: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" id={id} className={styles.title}>
          {title}
        </Text>
        {action}
      </div>
      {description && (
        <Text as="p" color="secondary" className={styles.description}>
          {description}
        </Text>
      )}
      {children}
    </section>
  );
}
