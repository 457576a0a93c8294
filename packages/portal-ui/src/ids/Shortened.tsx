import { CopyButton } from '../copy/CopyButton';
import { shortenIds } from './shortenIds';
import styles from './Shortened.module.css';

/** @public */
export type ShortenedProps = {
  text: string;
  /** What it is. With it, a button copies the whole of what was cut. */
  copyAs?: string;
};

/**
 * A text with its long ids cut short; the whole of it shows on hover and can be copied.
 *
 * @public
 */
export function Shortened({ text, copyAs }: ShortenedProps) {
  const short = shortenIds(text);
  if (short === text) return <>{text}</>;
  if (!copyAs) return <span title={text}>{short}</span>;
  return (
    <span className={styles.line}>
      <span title={text}>{short}</span>
      <CopyButton name={copyAs} text={text} className={styles.copy} />
    </span>
  );
}
