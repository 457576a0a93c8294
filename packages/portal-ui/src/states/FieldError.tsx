import { RiErrorWarningFill, RiErrorWarningLine } from '@remixicon/react';
import styles from './FieldError.module.css';

/** @public */
export type FieldErrorProps = {
  /** Id that the field names in `aria-describedby`. */
  id?: string;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  fix?: string;
  /** A warning does not stop anyone. */
  severity?: 'error' | 'warning' | 'info';
};

/**
 * What is wrong with a field, beside it, and how to mend it.
 *
 * @public
 */
export function FieldError(props: FieldErrorProps) {
  const { id, message, fix, severity = 'error' } = props;
  const Icon = severity === 'error' ? RiErrorWarningFill : RiErrorWarningLine;
  return (
    <p id={id} className={styles.error} data-severity={severity}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <span>
        {message} {fix && <span className={styles.fix}>{fix}</span>}
      </span>
    </p>
  );
}
