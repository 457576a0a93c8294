import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  ChangeSetReview,
  ReviewedDocument,
} from '@waymark/plugin-changes-common';
import { CodeBlock, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { ValueChange } from '../values/ValueChange';
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
            <Reviewed document={document} />
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

function Reviewed({ document }: { document: ReviewedDocument }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { change, fields, path } = document;
  const words = {
    before: t('changeSet.before'),
    after: t('changeSet.after'),
  };
  return (
    <>
      <div className={styles.head}>
        <Text as="h3" weight="bold" className={styles.path}>
          {path}
        </Text>
        <Text color="secondary">{t(`changeSet.${change}`)}</Text>
      </div>
      <Service document={document} />
      {change === 'changed' && fields.length === 0 && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('changeSet.notYaml')}
        </Text>
      )}
      {change === 'changed' &&
        fields.map(field => (
          <ValueChange
            key={field.path}
            place={field.path}
            before={field.before}
            after={field.after}
            words={words}
          />
        ))}
      <Texts document={document} />
    </>
  );
}

function Service({ document }: { document: ReviewedDocument }) {
  const { environment, kind, name, team } = document;
  if (!team) return null;
  return (
    <Text as="p" variant="body-small" color="secondary" className={styles.line}>
      {kind === 'WebService' && name && (
        <>
          <Link
            href={`/catalog/default/component/${name}`}
            variant="body-small"
          >
            {name}
          </Link>{' '}
        </>
      )}
      {`${team}-${environment}`}
    </Text>
  );
}

function Texts({ document }: { document: ReviewedDocument }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { after, before, change, fields } = document;
  const isOpen = change !== 'changed' || fields.length === 0;
  return (
    <details open={isOpen && change !== 'unchanged'}>
      <summary className={styles.summary}>{t('changeSet.whole')}</summary>
      <div className={styles.texts}>
        {before !== undefined && (
          <CodeBlock name={t('changeSet.before')} code={before} />
        )}
        {after !== undefined && change !== 'unchanged' && (
          <CodeBlock name={t('changeSet.after')} code={after} />
        )}
      </div>
    </details>
  );
}
