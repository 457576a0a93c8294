import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsTranslationRef } from '../translation';
import { FieldGroup, Values } from './form/fields';
import { unanswered } from './form/unanswered';
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
    const own = unanswered(groups, values, {
      missing: ({ label }) => t('path.missing', { field: label }),
      fix: ({ minLength }) =>
        minLength
          ? t('path.write', { least: String(minLength) })
          : t('path.fillIn'),
      tooShort: ({ label, minLength }) =>
        t('path.tooShort', { field: label, least: String(minLength) }),
    });
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
