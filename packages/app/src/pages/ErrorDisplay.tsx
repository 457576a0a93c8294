import {
  ErrorDisplayProps,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Problem } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';

/** Stands in for a page, or a part of one, that failed: denied as denied, the rest with its reason and another try. */
export function ErrorDisplay({ plugin, error, resetError }: ErrorDisplayProps) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <Problem
      error={error}
      what={t('page.part', { plugin: plugin?.title ?? plugin?.id ?? '' })}
      verb={t('page.partVerb')}
      onRetry={resetError}
    />
  );
}
