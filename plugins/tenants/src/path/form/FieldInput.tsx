import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Select, TextField } from '@backstage/ui';
import { FieldError } from '@waymark/portal-ui';
import { RunFinding } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../../translation';
import { EntityInput } from './EntityInput';
import styles from './FieldInput.module.css';
import { Field } from './fields';

/** What every kind of input is given. */
export type InputProps = {
  field: Field;
  value: unknown;
  onChange(value: unknown): void;
  onLeave(): void;
  /** Props that all of Backstage UI's fields share. */
  common: {
    id: string;
    name: string;
    label: string;
    secondaryLabel?: string;
    isInvalid: boolean;
    'aria-describedby'?: string;
  };
};

/** Takes what is entered as it is: an answer that is too long or out of bounds is told so, not cut. */
function Input(props: InputProps) {
  const { field, value, onChange, onLeave, common } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'number':
      return (
        <NumberField
          {...common}
          value={typeof value === 'number' ? value : NaN}
          onChange={onChange}
          onBlur={onLeave}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          options={field.choices}
          placeholder={t('path.choose')}
          value={text || null}
          onChange={key => onChange(key === null ? undefined : String(key))}
          onBlur={onLeave}
        />
      );
    case 'entity':
    case 'entities':
      return <EntityInput {...props} />;
    case 'list':
      return (
        <TextField
          {...common}
          value={Array.isArray(value) ? value.join(', ') : ''}
          onChange={next =>
            onChange(
              next === '' ? [] : next.split(',').map(item => item.trimStart()),
            )
          }
          onBlur={onLeave}
        />
      );
    default:
      return (
        <TextField
          {...common}
          value={text}
          autoComplete="off"
          onChange={onChange}
          onBlur={onLeave}
        />
      );
  }
}

/** Long answers get the whole row. */
const isWide = ({ kind, maxLength = 0, choices }: Field) =>
  (kind === 'text' && maxLength > 100) ||
  choices.some(choice => choice.label.length > 26);

type FieldInputProps = {
  field: Field;
  value: unknown;
  /** What the server says about this field, when it is time to show it. */
  findings: RunFinding[];
  onChange(value: unknown): void;
  onLeave(): void;
};

/** One field with what is wrong with it beside it. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, findings, onChange, onLeave } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const errorId = useId();
  const helpId = useId();
  const help = [
    field.description,
    field.kind === 'list' ? t('path.separate') : undefined,
  ].filter(Boolean);
  const describedBy = [
    ...(help.length > 0 ? [helpId] : []),
    ...(findings.length > 0 ? [errorId] : []),
  ];
  return (
    <div
      data-field={field.name}
      className={styles.field}
      data-wide={isWide(field)}
    >
      <Input
        field={field}
        value={value}
        onChange={onChange}
        onLeave={onLeave}
        common={{
          id: `field-${field.name}`,
          name: field.name,
          label: field.label,
          secondaryLabel: field.required ? undefined : t('path.optional'),
          isInvalid: findings.some(finding => finding.severity === 'error'),
          'aria-describedby': describedBy.join(' ') || undefined,
        }}
      />
      {help.length > 0 && (
        <p id={helpId} className={styles.help}>
          {help.join('. ')}
        </p>
      )}
      {findings.length > 0 && (
        <div id={errorId}>
          {findings.map(finding => (
            <FieldError
              key={`${finding.path} ${finding.constraint}`}
              severity={finding.severity}
              message={finding.message}
              fix={finding.fix}
            />
          ))}
        </div>
      )}
    </div>
  );
}
