import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Text } from '@backstage/ui';
import { ChangeSetReview } from '@waymark/plugin-changes-common';
import { Section } from '@waymark/portal-ui';
import { historyHref } from '../history/historyHref';
import { changesTranslationRef } from '../translation';
import { DocumentChange } from '../values/DocumentChange';
import styles from './DocumentsSection.module.css';

/** Where there are more, they come by so many, and their whole texts when asked. */
const STEP = 10;

/** The documents of a change set: fields before and after, and the whole text behind them. */
export function DocumentsSection({ review }: { review: ChangeSetReview }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const [shown, setShown] = useState(STEP);
  const rest = review.documents.length - shown;
  return (
    <Section
      title={t('changeSet.documentsTitle')}
      description={t('changeSet.documentsDescription')}
    >
      <ul className={styles.list}>
        {review.documents.slice(0, shown).map(document => (
          <li key={document.path} className={styles.item}>
            <DocumentChange
              document={document}
              isBrief={review.documents.length > STEP}
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
      {rest > 0 && (
        <div>
          <Button variant="secondary" onPress={() => setShown(shown + STEP)}>
            {t('changeSet.moreDocuments', { number: String(rest) })}
          </Button>
        </div>
      )}
      {review.hidden > 0 && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('changeSet.hidden', { count: review.hidden })}
        </Text>
      )}
    </Section>
  );
}
