import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  DocumentComparison,
  Restoration,
} from '@waymark/plugin-changes-common';
import { FieldError, formatMoment } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { ValueChange } from '../values/ValueChange';
import styles from './Restore.module.css';

const SHOWN = 20;

type RestorePreviewProps = { at: string; restoration: Restoration };

/** The documents that would change back, what stands in the way, and who looks at it first. */
export function RestorePreview({ at, restoration }: RestorePreviewProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { as, documents, mode, preview, reviews } = restoration;
  const errors = (preview?.findings ?? []).filter(
    ({ severity }) => severity === 'error',
  );
  const gone = documents.filter(({ change }) => change === 'removed').length;
  const hidden = documents.length - SHOWN;
  if (documents.length === 0) {
    return <Text as="p">{t('history.restore.same')}</Text>;
  }
  return (
    <>
      <Text as="p" color="secondary" className={styles.line}>
        {t('history.restore.asOf', {
          when: formatMoment(new Date(as.at ?? at)),
        })}
      </Text>
      <div>
        <Text as="p" weight="bold" className={styles.line}>
          {t('history.restore.documents', { count: documents.length })}
        </Text>
        <ul className={styles.documents}>
          {documents.slice(0, SHOWN).map(document => (
            <li key={document.path}>
              <Restored document={document} />
            </li>
          ))}
        </ul>
        {hidden > 0 && (
          <Text color="secondary">
            {t('history.restore.more', { count: hidden })}
          </Text>
        )}
      </div>
      {gone > 0 && (
        <FieldError
          severity="warning"
          message={t('history.restore.removes', { count: gone })}
        />
      )}
      {errors.length > 0 && (
        <div>
          <Text as="p" weight="bold" className={styles.line}>
            {t('history.restore.invalid')}
          </Text>
          {errors.map(({ constraint, document, fix, message, path }) => (
            <FieldError
              key={`${document} ${path} ${constraint}`}
              message={`${[document, path]
                .filter(Boolean)
                .join(' ')}: ${message}`}
              fix={fix}
            />
          ))}
          <Text as="p" color="secondary" className={styles.line}>
            {t('history.restore.invalidFix')}
          </Text>
        </div>
      )}
      {errors.length === 0 && mode === 'commit' && (
        <Text as="p" className={styles.line}>
          {t('history.restore.commit')} {t('history.restore.undo')}
        </Text>
      )}
      {errors.length === 0 && mode === 'change-request' && (
        <div>
          <Text as="p" className={styles.line}>
            {t('history.restore.request')}
          </Text>
          <ul className={styles.reviews}>
            {reviews.map(({ environment, reason, rule, team, title }) => (
              <li key={`${rule} ${team} ${environment}`}>
                <Text>
                  {title}
                  {team && ` (${team}-${environment})`}
                </Text>{' '}
                <Text color="secondary">{reason}</Text>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Restored({ document }: { document: DocumentComparison }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { change, fields, path } = document;
  const words = {
    before: t('history.restore.now'),
    after: t('history.restore.then'),
  };
  return (
    <>
      <span className={styles.head}>
        <code className={styles.path}>{path}</code>
        <Text color="secondary">{t(`history.restore.change.${change}`)}</Text>
      </span>
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
    </>
  );
}
