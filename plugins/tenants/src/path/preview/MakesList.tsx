import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { PreviewMakes } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../../translation';
import styles from './MakesList.module.css';

type MakesListProps = { makes: PreviewMakes[]; notes: string[] };

/** What will exist afterwards, one line each, with what a reader should know about it. */
export function MakesList({ makes, notes }: MakesListProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <>
      {makes.length > 0 && (
        <dl className={styles.list}>
          {makes.map(item => (
            <div key={`${item.kind} ${item.target}`} className={styles.item}>
              <dt>{t(`preview.makes.${item.kind}`)}</dt>
              <dd>
                {item.title}
                {item.exists && (
                  <span className={styles.exists}>
                    {' '}
                    ({t('preview.exists')})
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {notes.map(note => (
        <Text key={note} as="p" variant="body-small" color="secondary">
          {note}
        </Text>
      ))}
    </>
  );
}
