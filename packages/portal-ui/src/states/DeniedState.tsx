import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { Denial, ROLE_DESCRIPTIONS } from '@waymark/plugin-access-common';
import { portalUiTranslationRef } from '../translation';
import { Notice } from './Notice';
import styles from './DeniedState.module.css';

/** @public */
export type DeniedStateProps = {
  /** What was wanted, as a verb: `see runs`. */
  what: string;
  /** Why, which permission is missing, and who can grant it. */
  denial?: Denial;
  /** The refusal in its own words, when that is all there is. */
  reason?: string;
};

/**
 * A refusal, with the permission that is missing and who can grant it.
 *
 * @public
 */
export function DeniedState({ what, reason, denial }: DeniedStateProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const why = denial?.reason ?? reason;
  const roles = denial?.roles.map(role => ROLE_DESCRIPTIONS[role].title);
  const lines: Array<[string, string | undefined]> = [
    [t('denied.permission'), denial?.permission],
    [t('denied.team'), denial?.team],
    [t('denied.roles'), roles?.join(', ')],
    [t('denied.grant'), denial?.whoCanGrant],
  ];
  const known = lines.filter(([, value]) => value);
  return (
    <Notice
      tone="warning"
      icon={<RiLockLine size={20} />}
      title={t('denied.title', { what })}
    >
      {why && <Text as="p">{why}</Text>}
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
