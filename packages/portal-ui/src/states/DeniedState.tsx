import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { Denial } from '../load';
import { portalUiTranslationRef } from '../translation';
import { Notice } from './Notice';
import styles from './DeniedState.module.css';

type DeniedStateProps = {
  /** What was wanted, as a verb: `see runs`. */
  what: string;
  /** The rule behind the refusal, in a sentence. */
  reason?: string;
  denial?: Denial;
};

/**
 * A refusal, with the permission that is missing and who can grant it.
 *
 * @public
 */
export function DeniedState({ what, reason, denial }: DeniedStateProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const lines: Array<[string, string | undefined]> = [
    [t('denied.permission'), denial?.permission],
    [t('denied.team'), denial?.team],
    [t('denied.roles'), denial?.roles.join(', ')],
    [t('denied.grant'), denial?.whoCanGrant],
  ];
  const known = lines.filter(([, value]) => value);
  return (
    <Notice
      tone="warning"
      icon={<RiLockLine size={20} />}
      title={t('denied.title', { what })}
    >
      {reason && <Text as="p">{reason}</Text>}
      {known.length === 0 ? (
        <Text as="p" color="secondary">
          {t('denied.ask')}
        </Text>
      ) : (
        <dl className={styles.facts}>
          {known.map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Notice>
  );
}
