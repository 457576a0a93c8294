import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { GoldenPathPreview } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';

/** The page's sentence: what will be, or what is still to settle. */
export function useAnswer(
  preview: GoldenPathPreview | undefined,
  name: unknown,
): string | undefined {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (!preview) return undefined;
  const entered = typeof name === 'string' ? name.trim() : '';
  const service = preview.service ?? entered;
  if (preview.valid) {
    return t('path.answerValid', {
      service,
      count: preview.objectCount,
      namespace: preview.namespace?.name ?? preview.environment ?? '',
    });
  }
  if (!service) return t('path.answerEmpty');
  const count = preview.findings.filter(
    finding => finding.severity === 'error',
  ).length;
  return t('path.answerInvalid', { service, count });
}
