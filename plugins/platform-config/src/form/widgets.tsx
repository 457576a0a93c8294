import { useId, type FormEvent } from 'react';
import type { WidgetProps } from '@rjsf/utils';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  CheckboxGroup,
  Combobox,
  NumberField,
  Select,
  Switch,
  TextField,
} from '@backstage/ui';
import { platformConfigTranslationRef } from '../translation';
import { choicesOf, useFormContext } from './fields';
import styles from './Form.module.css';
import { readTyped } from './readTyped';
import { useField } from './useField';

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : '';

/** What stands in a field that nobody filled in. */
const standardOf = ({ schema }: WidgetProps): string | undefined =>
  'standard' in schema ? String(schema.standard) : undefined;

/** A text, or what the library takes for one; a name of a document is chosen from those that are there. */
export function TextWidget(props: WidgetProps) {
  const choices = choicesOf(props.id, useFormContext());
  const { type } = props.schema;
  if (type === 'number' || type === 'integer')
    return <NumberWidget {...props} />;
  return choices ? (
    <ReferenceInput {...props} choices={choices} />
  ) : (
    <TextInput {...props} />
  );
}

function TextInput(props: WidgetProps) {
  const { onChange, value } = props;
  return (
    <TextField
      {...useField(props)}
      value={asText(value)}
      placeholder={standardOf(props)}
      autoComplete="off"
      onChange={text => onChange(text === '' ? undefined : text)}
    />
  );
}

/** A name that is not there stays a choice, so that it is seen and can be mended. */
function ReferenceInput({
  choices,
  ...props
}: WidgetProps & { choices: string[] }) {
  const { onChange, readonly, value } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const known = asText(value);
  const names =
    known && !choices.includes(known) ? [known, ...choices] : choices;
  return (
    <Combobox
      {...useField(props)}
      isReadOnly={readonly}
      options={names.map(name => ({ value: name, label: name }))}
      placeholder={t('form.choose')}
      value={known || null}
      onChange={key => onChange(key === null ? undefined : String(key))}
    />
  );
}

/** A number; what is not one yet is as if nothing stood there. The field tells only when it is left, so what is typed is read beside it. */
export function NumberWidget(props: WidgetProps) {
  const { onChange, schema, value } = props;
  const digits = schema.type === 'integer' ? 0 : 4;
  const onInput = ({ target }: FormEvent) => {
    if (!(target instanceof HTMLInputElement)) return;
    const typed = readTyped(target.value, digits);
    if (typed !== undefined) onChange(typed ?? undefined);
  };
  return (
    <div className={styles.typed} onInput={onInput}>
      <NumberField
        {...useField(props)}
        value={typeof value === 'number' ? value : NaN}
        placeholder={standardOf(props)}
        formatOptions={{ useGrouping: false, maximumFractionDigits: digits }}
        onChange={next => onChange(Number.isNaN(next) ? undefined : next)}
      />
    </div>
  );
}

const NOT_SET = '';

/** How the library ends the id of the choice between the options of a union. */
const OPTION_OF_UNION = '__oneof_select';

/** One of a few, or, of a list, some of them. */
export function SelectWidget(props: WidgetProps) {
  return props.multiple ? (
    <CheckboxesWidget {...props} />
  ) : (
    <Choice {...props} />
  );
}

function Choice(props: WidgetProps) {
  const { id, onChange, options, value } = props;
  const isOption = id.endsWith(OPTION_OF_UNION);
  const required = isOption || props.required;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { isReadOnly, ...field } = useField({
    ...props,
    required,
    ...(isOption && { label: t('form.option') }),
  });
  const enumOptions = options.enumOptions ?? [];
  const standard = standardOf(props);
  const chosen = enumOptions.findIndex(one => one.value === value);
  const notSet = standard
    ? t('form.notSetStandard', { standard })
    : t('form.notSet');
  return (
    <Select
      {...field}
      isDisabled={isReadOnly}
      options={[
        ...(required ? [] : [{ value: NOT_SET, label: notSet }]),
        ...enumOptions.map(({ label }, index) => ({
          value: String(index),
          label,
        })),
      ]}
      placeholder={t('form.choose')}
      value={choiceKey(chosen, required)}
      onChange={key =>
        onChange(
          key === null || key === NOT_SET
            ? undefined
            : enumOptions[Number(key)]?.value,
        )
      }
    />
  );
}

function choiceKey(chosen: number, required?: boolean): string | null {
  if (chosen >= 0) return String(chosen);
  return required ? null : NOT_SET;
}

/** Yes or no. */
export function SwitchWidget(props: WidgetProps) {
  const { onChange, value } = props;
  const { description, label, ...field } = useField(props);
  const helpId = useId();
  return (
    <>
      <Switch
        id={field.id}
        name={field.name}
        label={label}
        aria-describedby={[helpId, field['aria-describedby']]
          .filter(Boolean)
          .join(' ')}
        isSelected={value === true}
        onBlur={field.onBlur}
        onChange={onChange}
      />
      {description && (
        <p id={helpId} className={styles.help}>
          {description}
        </p>
      )}
    </>
  );
}

/** Some of a few. */
export function CheckboxesWidget(props: WidgetProps) {
  const { onChange, options, value } = props;
  const { id, label, description, secondaryLabel, isInvalid, onBlur, ...rest } =
    useField(props);
  const enumOptions = options.enumOptions ?? [];
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <CheckboxGroup
      id={id}
      label={label}
      description={description}
      secondaryLabel={secondaryLabel}
      isInvalid={isInvalid}
      aria-describedby={rest['aria-describedby']}
      orientation="horizontal"
      value={enumOptions.flatMap((one, index) =>
        chosen.includes(one.value) ? [String(index)] : [],
      )}
      onChange={keys => {
        onChange(
          enumOptions
            .filter((_, index) => keys.includes(String(index)))
            .map(one => one.value),
        );
        onBlur();
      }}
    >
      {enumOptions.map((one, index) => (
        <Checkbox key={one.label} value={String(index)}>
          {one.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
