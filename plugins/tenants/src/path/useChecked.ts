import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsTranslationRef } from '../translation';
import { FieldGroup, Values } from './form/fields';
import { Constraint, Say, templateFindings } from './form/templateFindings';
import { Preview } from './usePreview';

/** The preview with what the template itself still asks for; where the server has a word on a field, that one stands. */
export function useChecked(
  preview: Preview,
  groups: FieldGroup[],
  values: Values,
): Preview {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return useMemo(() => {
    const { value } = preview;
    if (!value) return preview;
    const known = new Set(value.findings.map(finding => finding.field));
    const say: Say = (constraint, { label, ...field }, answer) => {
      const length = typeof answer === 'string' ? answer.length : 0;
      const words: Record<Constraint, [message: string, fix: string]> = {
        required: [
          t('path.missing', { field: label }),
          field.minLength
            ? t('path.write', { least: String(field.minLength) })
            : t('path.fillIn'),
        ],
        minLength: [
          t('path.tooShort', { field: label, least: String(field.minLength) }),
          t('path.write', { least: String(field.minLength) }),
        ],
        maxLength: [
          t('path.tooLong', { field: label, length: String(length) }),
          t('path.shorten', { most: String(field.maxLength) }),
        ],
        minimum: [
          t('path.tooLow', { field: label, least: String(field.minimum) }),
          t('path.atLeast', { least: String(field.minimum) }),
        ],
        maximum: [
          t('path.tooHigh', { field: label, most: String(field.maximum) }),
          t('path.atMost', { most: String(field.maximum) }),
        ],
      };
      const [message, fix] = words[constraint];
      return { message, fix };
    };
    const own = templateFindings(groups, values, say);
    return {
      ...preview,
      value: {
        ...value,
        valid: value.valid && own.length === 0,
        findings: [
          ...value.findings,
          ...own.filter(finding => !known.has(finding.field)),
        ],
      },
    };
  }, [preview, groups, values, t]);
}
