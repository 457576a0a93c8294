import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import styles from './PathContract.module.css';
import { GoldenPath } from './contract';
import { Statements } from './Statements';

/** What a golden path makes and leaves out, and behind a disclosure everything else it promises. */
export function PathContract({ path }: { path: GoldenPath }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const more: Array<[string, string[]]> = [
    [t('start.readiness'), path.readiness],
    [t('start.ownership'), path.ownership],
    [t('start.security'), path.security],
    [t('start.cost'), path.cost],
    [t('start.observability'), path.observability],
    [t('start.rollback'), path.rollback],
    [t('start.support'), path.support],
    [t('start.escapeHatch'), path.escapeHatch],
  ];
  return (
    <>
      <div className={styles.columns}>
        <Statements
          kind="creates"
          title={t('start.creates')}
          lines={path.creates}
        />
        <Statements
          kind="leaves-out"
          title={t('start.doesNotCreate')}
          lines={path.doesNotCreate}
        />
      </div>
      <Accordion>
        <AccordionTrigger title={t('start.more')} />
        <AccordionPanel>
          <div className={styles.columns}>
            {more.map(([title, lines]) => (
              <Statements key={title} title={title} lines={lines} />
            ))}
          </div>
        </AccordionPanel>
      </Accordion>
    </>
  );
}
