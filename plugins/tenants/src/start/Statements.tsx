import { useId } from 'react';
import { Text } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiSubtractLine } from '@remixicon/react';
import styles from './Statements.module.css';

type StatementsProps = {
  title: string;
  lines: string[];
  kind?: 'creates' | 'leaves-out';
};

/** A titled list of plain statements; nothing when there are none. */
export function Statements({ title, lines, kind }: StatementsProps) {
  const id = useId();
  if (lines.length === 0) return null;
  const byKind = { creates: RiCheckLine, 'leaves-out': RiCloseLine };
  const Icon = kind ? byKind[kind] : RiSubtractLine;
  return (
    <div>
      <Text
        as="h3"
        variant="body-medium"
        weight="bold"
        id={id}
        className={styles.title}
      >
        {title}
      </Text>
      <ul aria-labelledby={id} className={styles.list}>
        {lines.map(line => (
          <li key={line} className={styles.line} data-kind={kind}>
            <Icon size={16} aria-hidden className={styles.icon} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
