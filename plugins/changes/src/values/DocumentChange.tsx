import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { CodeBlock } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './DocumentChange.module.css';
import { ValueChange } from './ValueChange';

type ChangedDocument = {
  path: string;
  change: 'added' | 'changed' | 'removed' | 'unchanged';
  team?: string;
  environment?: string;
  kind?: string;
  name?: string;
  before?: string;
  after?: string;
  fields: Array<{ path: string; before?: unknown; after?: unknown }>;
};

type DocumentChangeProps = {
  document: ChangedDocument;
  /** What the two sides are called. */
  words: { before: string; after: string };
  /** Whether the whole texts stay closed, as among many others. */
  isBrief?: boolean;
  /** At the end of its head. */
  action?: ReactNode;
};

/** A document before and after: its fields side by side, and the whole texts behind them. */
export function DocumentChange(props: DocumentChangeProps) {
  const { action, document, isBrief, words } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const { change, fields, path } = document;
  return (
    <>
      <div className={styles.head}>
        <Text as="h3" weight="bold" className={styles.path}>
          {path}
        </Text>
        <span className={styles.end}>
          <Text color="secondary">{t(`changeSet.${change}`)}</Text>
          {action}
        </span>
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
      <Texts document={document} isBrief={isBrief} words={words} />
    </>
  );
}

function Service({ document }: { document: ChangedDocument }) {
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
      {environment ? `${team}-${environment}` : team}
    </Text>
  );
}

type TextsProps = Omit<DocumentChangeProps, 'action'>;

function Texts({ document, isBrief = false, words }: TextsProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { after, before, change, fields } = document;
  const saysLittle = change !== 'changed' || fields.length === 0;
  const isOpen = saysLittle && change !== 'unchanged' && !isBrief;
  return (
    <details open={isOpen}>
      <summary className={styles.summary}>{t('changeSet.whole')}</summary>
      <div className={styles.texts}>
        {before !== undefined && (
          <CodeBlock name={words.before} code={before} />
        )}
        {after !== undefined && change !== 'unchanged' && (
          <CodeBlock name={words.after} code={after} />
        )}
      </div>
    </details>
  );
}
