import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { LedgerEntry, LedgerState } from '@waymark/plugin-tenants-common';
import { RelativeTime, Shortened, State, StateBadge } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './LedgerTable.module.css';

const stateOf: Record<LedgerState, State> = {
  planned: 'progressing',
  made: 'healthy',
  failed: 'degraded',
  removed: 'not-applicable',
};

/** What is gone has no page any more. */
const hasPage = ({ target, state }: LedgerEntry) =>
  state !== 'removed' && /^https?:\/\//.test(target);

/** `headCommit` as `head commit`. */
const inWords = (name: string) =>
  name.replace(/[A-Z]/g, letter => ` ${letter.toLocaleLowerCase('en-US')}`);

type LedgerTableProps = {
  label: string;
  entries: LedgerEntry[];
  /** What the change set wrote, by paths: its key says nothing to a reader. */
  documents?: string[];
};

/** Ledger entries as recorded: what, where, how it stands, and what was seen. */
export function LedgerTable({
  label,
  entries,
  documents = [],
}: LedgerTableProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <ul className={styles.list} aria-label={label}>
      {entries.map(entry => (
        <li key={entry.id} className={styles.entry}>
          <div className={styles.what}>
            <Text weight="bold">{t(`run.kind.${entry.kind}`)}</Text>
            <StateBadge
              state={stateOf[entry.state]}
              word={t(`run.ledgerState.${entry.state}`)}
            />
          </div>
          <div className={styles.where}>
            {entry.kind === 'change-set' && documents.length > 0 && (
              <>
                <Text as="p" className={styles.fact}>
                  {t('run.documents', { count: documents.length })}
                </Text>
                {documents.map(path => (
                  <code key={path} className={styles.document}>
                    {path}
                  </code>
                ))}
              </>
            )}
            {hasPage(entry) ? (
              <Link href={entry.target}>{entry.target}</Link>
            ) : (
              <code className={styles.target}>
                <Shortened
                  text={entry.target}
                  copyAs={t('run.key', {
                    thing: t(`run.kind.${entry.kind}`),
                  })}
                />
              </code>
            )}
            {Object.entries(entry.evidence).map(([name, value]) => (
              <Text
                key={name}
                as="p"
                variant="body-small"
                color="secondary"
                className={styles.fact}
              >
                {inWords(name)}{' '}
                <Shortened text={value} copyAs={inWords(name)} />
              </Text>
            ))}
            {entry.reason && (
              <Text as="p" variant="body-small" className={styles.fact}>
                <Shortened text={entry.reason} />
              </Text>
            )}
          </div>
          <Text variant="body-small" color="secondary">
            <RelativeTime
              moment={entry.removedAt ?? entry.madeAt ?? entry.plannedAt}
            />
          </Text>
        </li>
      ))}
    </ul>
  );
}
