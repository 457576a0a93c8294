import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ChangeSetReview } from '@waymark/plugin-changes-common';
import { FieldError, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './DocumentsSection.module.css';

const ORDER = { error: 0, warning: 1, info: 2 };

/** What is found wrong with the tree that would result, worst first. */
export function FindingsSection({ review }: { review: ChangeSetReview }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const findings = [...review.findings].sort(
    (one, other) => ORDER[one.severity] - ORDER[other.severity],
  );
  const unnamed = review.conflicts.filter(
    path =>
      !findings.some(
        ({ constraint, document }) =>
          constraint === 'conflict' && document === path,
      ),
  );
  const isClean = findings.length + review.conflicts.length === 0;
  return (
    <Section
      title={t('changeSet.findingsTitle')}
      description={t('changeSet.findingsDescription')}
    >
      {isClean && (
        <Text as="p" className={styles.line}>
          {t('changeSet.noFindings')}
        </Text>
      )}
      {unnamed.map(document => (
        <FieldError
          key={document}
          message={t('changeSet.conflict', { document })}
          fix={t('changeSet.conflictFix')}
        />
      ))}
      {findings.map(({ document, path, constraint, ...finding }) => (
        <FieldError
          key={[document, path, constraint].join(' ')}
          severity={finding.severity}
          message={`${[document, path].filter(Boolean).join(': ')}: ${
            finding.message
          }`}
          fix={finding.fix}
        />
      ))}
    </Section>
  );
}
