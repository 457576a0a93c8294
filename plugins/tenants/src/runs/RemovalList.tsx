import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiDeleteBinLine, RiLockLine } from '@remixicon/react';
import { ProvisioningRun, RunRemoval } from '@waymark/plugin-tenants-common';
import { Shortened } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './RemovalList.module.css';

/** A change set is known by the documents it put on main. */
const placeOf = ({ kind, target }: RunRemoval, run: ProvisioningRun) =>
  kind === 'change-set' && run.changeSet
    ? run.changeSet.paths.join(', ')
    : target;

type PartProps = {
  title: string;
  run: ProvisioningRun;
  removals: RunRemoval[];
  goes: boolean;
};

function Part({ title, run, removals, goes }: PartProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const id = useId();
  if (removals.length === 0) return null;
  const Icon = goes ? RiDeleteBinLine : RiLockLine;
  return (
    <div>
      <Text as="h3" weight="bold" id={id} className={styles.title}>
        {title}
      </Text>
      <ul aria-labelledby={id} className={styles.list}>
        {removals.map(removal => (
          <li key={`${removal.kind} ${removal.target}`} className={styles.item}>
            <Icon size={16} aria-hidden className={styles.icon} />
            <div className={styles.words}>
              <Text as="p" className={styles.line}>
                {t(`run.kind.${removal.kind}`)}{' '}
                <Text color="secondary">
                  <Shortened text={placeOf(removal, run)} />
                </Text>
              </Text>
              {removal.reason && (
                <Text as="p" variant="body-small" className={styles.line}>
                  <Shortened text={removal.reason} />
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

type RemovalListProps = {
  run: ProvisioningRun;
  removals: RunRemoval[];
  isDone: boolean;
};

/** What goes and what stays, with the reason; or what went and what is still there. */
export function RemovalList({ run, removals, isDone }: RemovalListProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const of = (outcome: RunRemoval['outcome']) =>
    removals.filter(removal => removal.outcome === outcome);
  return (
    <div className={styles.parts}>
      <Part
        goes
        run={run}
        title={isDone ? t('cleanUp.gone') : t('cleanUp.goes')}
        removals={of('removed')}
      />
      <Part
        goes={false}
        run={run}
        title={isDone ? t('cleanUp.stayed') : t('cleanUp.stays')}
        removals={of('kept')}
      />
      <Part
        goes={false}
        run={run}
        title={t('cleanUp.later')}
        removals={of('later')}
      />
      {removals.length === 0 && (
        <Text color="secondary">{t('cleanUp.nothing')}</Text>
      )}
    </div>
  );
}
