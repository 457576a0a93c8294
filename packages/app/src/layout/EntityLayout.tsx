import { Fragment } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { EntityWarnings } from './EntityWarnings';
import styles from './EntityLayout.module.css';

type Card = EntityContentLayoutProps['cards'][number];

/**
 * The overview of an entity, answer first: its content, then what it is described by, beside it where there is room.
 * Backstage's own layout puts the description first wherever the two do not fit side by side.
 */
export function EntityLayout({ cards }: EntityContentLayoutProps) {
  const isInfo = ({ type }: Card) => type === 'info';
  return (
    <div className={styles.layout}>
      <div className={styles.warnings}>
        <EntityWarnings />
      </div>
      <Column
        className={styles.content}
        cards={cards.filter(card => !isInfo(card))}
      />
      <Column className={styles.info} cards={cards.filter(isInfo)} />
    </div>
  );
}

function Column(props: { className: string; cards: readonly Card[] }) {
  const { className, cards } = props;
  if (cards.length === 0) return null;
  return (
    <div className={className}>
      {cards.map(({ element }, index) => (
        <Fragment key={element.key ?? index}>{element}</Fragment>
      ))}
    </div>
  );
}
