import { ADDITIONAL_PROPERTY_FLAG, type WidgetProps } from '@rjsf/utils';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { platformConfigTranslationRef } from '../translation';
import { labelOf } from '../values/fieldSchema';
import { findingsAt, useFormContext } from './fields';

/** Id of what is told about a field's errors. */
export const findingsId = (id: string) => `${id}-findings`;

/** Props that all of Backstage UI's fields share. */
export function useField(props: WidgetProps) {
  const { id, label, name, onBlur, readonly, required, schema, value } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const findings = findingsAt(id, useFormContext());
  // An entry of a map is there because somebody added it, and is called by its key.
  const isOptional = !required && !(ADDITIONAL_PROPERTY_FLAG in schema);
  return {
    id,
    name,
    label: inWords(label),
    description: schema.description,
    secondaryLabel: isOptional ? t('form.optional') : undefined,
    isReadOnly: readonly,
    isInvalid: findings.some(({ severity }) => severity === 'error'),
    'aria-describedby': findings.length > 0 ? findingsId(id) : undefined,
    onBlur: () => onBlur(id, value),
  };
}

/** The library calls the first entry of a list `targets-0`. */
export function inWords(label: string): string {
  const [, list, index] = /^([a-z]+[A-Za-z]*)-(\d+)$/.exec(label) ?? [];
  return list === undefined
    ? label
    : `${labelOf(list, undefined)} ${Number(index) + 1}`;
}
