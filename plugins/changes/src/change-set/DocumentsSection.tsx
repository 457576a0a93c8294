import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ChangeSetReview } from '@waymark/plugin-changes-common';
import { Section } from '@waymark/portal-ui';
import { historyHref } from '../history/historyHref';
import { changesTranslationRef } from '../translation';
import { DocumentChange } from '../values/DocumentChange';
import styles from './DocumentsSection.module.css';

/** The documents of a change set: fields before and after, and the whole text behind them. */
export function DocumentsSection({ review }: { review: ChangeSetReview }) {
  const { t } = useTranslationRef(changesTranslationRef);
  return (
    <Section
      title={t('changeSet.documentsTitle')}
      description={t('changeSet.documentsDescription')}
    >
      <ul className={styles.list}>
        {review.documents.map(document => (
          <li key={document.path} className={styles.item}>
            <DocumentChange
              document={document}
              words={{
                before: t('changeSet.before'),
                after: t('changeSet.after'),
              }}
              action={
                document.change !== 'added' && (
                  <Link
                    href={historyHref({ view: 'audit', path: document.path })}
                  >
                    {t('changeSet.historyTitle')}
                  </Link>
                )
              }
            />
          </li>
        ))}
      </ul>
      {review.hidden > 0 && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('changeSet.hidden', { count: review.hidden })}
        </Text>
      )}
    </Section>
  );
}
