import { ReactNode, useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import styles from './PageHeader.module.css';

/** @public */
export type PageHeaderProps = {
  /** Name of the page; becomes the document's title. */
  title: string;
  /** The one sentence that answers why someone came. A skeleton stands in while it is undefined. */
  answer?: ReactNode;
  /** What stands above the title, e.g. a link to the list. */
  above?: ReactNode;
  /** Beside the title: the primary action and what goes with it. */
  actions?: ReactNode;
  /** Below the answer: freshness, owner. */
  children?: ReactNode;
};

/**
 * Opens a page: its name, its answer, its one action.
 *
 * @public
 */
export function PageHeader(props: PageHeaderProps) {
  const { title, answer, above, actions, children } = props;
  const product = useApi(configApiRef).getOptionalString('app.title');

  useEffect(() => {
    document.title = product ? `${title} · ${product}` : title;
  }, [title, product]);

  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {above && <div className={styles.above}>{above}</div>}
        <Text as="h1" variant="title-small" className={styles.title}>
          {title}
        </Text>
        {answer === undefined ? (
          <Skeleton width="28rem" height={24} style={{ maxWidth: '100%' }} />
        ) : (
          <Text as="p" variant="title-x-small" className={styles.answer}>
            {answer}
          </Text>
        )}
        {children && <div className={styles.below}>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
