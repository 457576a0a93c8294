import { ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Container, HeaderDefinition, Text } from '@backstage/ui';
import styles from './HeaderAnswer.module.css';

/** The row of a page's header that holds its title. */
const titleRow = () =>
  document.querySelector(`main .${HeaderDefinition.classNames.content}`);

/**
 * Puts a page's answer under its title where the header is not ours, as on the page of an entity: Backstage builds that
 * one, and its description is fixed text. Without such a header the answer stands where this is rendered.
 *
 * @public
 */
export function HeaderAnswer({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement>();

  useLayoutEffect(() => {
    const row = titleRow();
    if (!row) return undefined;
    const added = document.createElement('div');
    row.after(added);
    setPlace(added);
    return () => added.remove();
  }, []);

  const answer = (
    <Text as="p" className={styles.answer}>
      {children}
    </Text>
  );
  return place ? createPortal(<Container>{answer}</Container>, place) : answer;
}
