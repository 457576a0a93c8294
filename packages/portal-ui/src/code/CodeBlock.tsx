import { Text } from '@backstage/ui';
import { CopyButton } from '../copy/CopyButton';
import styles from './CodeBlock.module.css';

/** @public */
export type CodeBlockProps = {
  /** What it is, e.g. the file's path; stands above it and names the copy button. */
  name: string;
  code: string;
  /** Breaks long lines instead of scrolling: for commands. */
  wrap?: boolean;
};

/**
 * Text as it is in a file, with a button that copies it. Scrolls by itself and by keyboard.
 *
 * @public
 */
export function CodeBlock({ name, code, wrap }: CodeBlockProps) {
  return (
    <figure className={styles.block}>
      <figcaption className={styles.head}>
        <Text variant="body-small" color="secondary" className={styles.name}>
          {name}
        </Text>
        <CopyButton name={name} text={code} />
      </figcaption>
      <pre
        className={styles.code}
        data-wrap={wrap}
        // What scrolls has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={name}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
