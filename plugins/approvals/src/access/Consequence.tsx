import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { BreakGlassRole } from '@waymark/plugin-approvals-common';
import { approvalsTranslationRef } from '../translation';
import styles from './Consequence.module.css';

type ConsequenceProps = {
  place: { team: string; namespace: string };
  role: BreakGlassRole;
  minutes: number;
};

/** What happens when access is taken. */
export function Consequence({ minutes, place, role }: ConsequenceProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { namespace, team } = place;
  return (
    <section aria-label={t('access.follows')}>
      <Text as="h2" weight="bold" className={styles.title}>
        {t('access.follows')}
      </Text>
      <ul className={styles.list}>
        <li>{t('access.binding', { namespace, role: `waymark-${role}` })}</li>
        <li>{t('access.over', { count: minutes })}</li>
        <li>{t('access.told', { team })}</li>
        <li>{t('access.reviewed')}</li>
      </ul>
    </section>
  );
}
