import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Skeleton, Text } from '@backstage/ui';
import { FieldError, Load, Problem, Section } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import { Elsewhere } from './Elsewhere';
import { NeedRow } from './NeedRow';
import styles from './NeedsSection.module.css';
import { Needs } from './useNeeds';

/** What waits for the reader, each with the way to settle it. */
export function NeedsSection({ needs }: { needs: Load<Needs> }) {
  const { t } = useTranslationRef(homeTranslationRef);
  return (
    <Section title={t('needs.title')}>
      {needs.state === 'loading' && <Skeleton width="100%" height={72} />}
      {needs.state === 'failed' && (
        <Problem
          error={needs.error}
          what={t('needs.what')}
          verb={t('needs.verb')}
          onRetry={needs.retry}
        />
      )}
      {needs.state === 'ready' &&
        needs.value.missing.map(({ source, reason }) => (
          <FieldError
            key={source}
            severity="warning"
            message={t('needs.sourceFailed', {
              source: t(`needs.source.${source}`),
              reason,
            })}
          />
        ))}
      {needs.state === 'ready' &&
        needs.value.needs.length === 0 &&
        needs.value.missing.length === 0 && (
          <Text color="secondary">
            {needs.value.unseen.length > 0
              ? t('needs.unseen', {
                  sources: needs.value.unseen
                    .map(source => t(`needs.source.${source}`))
                    .join(', '),
                })
              : t('needs.none')}
          </Text>
        )}
      {needs.state === 'ready' && needs.value.needs.length > 0 && (
        <Box as="ul" bg="neutral" className={styles.list}>
          {needs.value.needs.map((need, i) => (
            <NeedRow key={`${need.kind} ${i}`} need={need} />
          ))}
        </Box>
      )}
      {needs.state === 'ready' && needs.value.elsewhere.length > 0 && (
        <Elsewhere documents={needs.value.elsewhere} />
      )}
    </Section>
  );
}
