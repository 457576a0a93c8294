import { useId } from 'react';
import { FieldLabel } from '@backstage/ui';
import styles from './DayField.module.css';

/** @public */
export type DayFieldProps = {
  label: string;
  description?: string;
  /** As `2026-11-21`; empty where none is chosen. */
  value: string;
  /** Empty until the day is whole. */
  onChange: (day: string) => void;
  /** First day that can be chosen. */
  min?: string;
  /** Last day that can be chosen. */
  max?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  /** Id of what else is said about it, such as what is wrong. */
  'aria-describedby'?: string;
  className?: string;
};

/**
 * A day, written or chosen from the browser's calendar.
 *
 * @public
 */
export function DayField({
  'aria-describedby': describedBy,
  className = '',
  description,
  isDisabled,
  isInvalid,
  isRequired,
  label,
  max,
  min,
  onChange,
  value,
}: DayFieldProps) {
  const id = useId();
  const descriptionId = description ? `${id}-description` : undefined;
  return (
    <div className={`${styles.field} ${className}`.trim()}>
      <FieldLabel
        label={label}
        description={description}
        htmlFor={id}
        descriptionId={descriptionId}
        secondaryLabel={isRequired ? 'Required' : undefined}
      />
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value}
        min={min}
        max={max}
        required={isRequired}
        disabled={isDisabled}
        aria-invalid={isInvalid}
        aria-describedby={
          [descriptionId, describedBy].filter(Boolean).join(' ') || undefined
        }
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
