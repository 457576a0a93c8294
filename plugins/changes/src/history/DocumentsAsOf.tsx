import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { DocumentAsOf } from '@waymark/plugin-changes-common';
import { CodeBlock, RelativeTime } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { Actor } from './Actor';
import { Approvers } from './Approvers';
import styles from './DocumentsAsOf.module.css';
import { historyHref } from './historyHref';
import { RestoreButton } from './RestoreButton';

type DocumentsAsOfProps = {
  /** Now when undefined. */
  at: string | undefined;
  items: DocumentAsOf[];
};

/** Documents by path: how each came to be so, its text, and where to go from there. */
export function DocumentsAsOf({ at, items }: DocumentsAsOfProps) {
  return (
    <ul className={styles.list}>
      {items.map(document => (
        <li key={document.path} className={styles.item}>
          <Document at={at} document={document} isOpen={items.length === 1} />
        </li>
      ))}
    </ul>
  );
}

type DocumentProps = {
  at: string | undefined;
  document: DocumentAsOf;
  isOpen: boolean;
};

function Document({ at, document, isOpen }: DocumentProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { content, path } = document;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.words}>
          <Text as="h3" weight="bold" className={styles.path}>
            {path}
          </Text>
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.meta}
          >
            {document.kind && <span>{document.kind}</span>}
            <RelativeTime moment={document.at} />
            <Actor actor={document.actor} />
            <span>{t(`history.door.${document.door}`)}</span>
            <Approvers approvals={document.approvals} />
            <span>{document.reason}</span>
          </Text>
        </div>
        <div className={styles.actions}>
          <Link href={historyHref({ view: 'audit', path })}>
            {t('history.state.history')}
          </Link>
          {at && (
            <>
              <Link href={historyHref({ view: 'differences', from: at, path })}>
                {t('history.state.compare')}
              </Link>
              <RestoreButton at={at} scope={{ path }} />
            </>
          )}
        </div>
      </div>
      {content === undefined ? (
        <Text as="p" color="secondary" className={styles.path}>
          {t('history.state.noText')}
        </Text>
      ) : (
        <details open={isOpen}>
          <summary className={styles.summary}>
            {t('history.state.text')}
          </summary>
          <CodeBlock name={path} code={content} />
        </details>
      )}
    </>
  );
}
