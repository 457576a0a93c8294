import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Text } from '@backstage/ui';
import { TouchedWorkload } from '@waymark/plugin-changes-common';
import { RowList, StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './BlastRadiusSection.module.css';

const FIRST = 10;
const STEP = 100;

/** The workloads and namespaces that a change touches; those that restart first. */
export function TouchedList({ touched }: { touched: TouchedWorkload[] }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const [shown, setShown] = useState(FIRST);
  const rows = [...touched].sort(
    (one, other) => Number(other.restarts) - Number(one.restarts),
  );
  const rest = rows.length - shown;
  return (
    <div className={styles.part}>
      <Text as="h3" weight="bold" className={styles.heading}>
        {t('blast.touchedTitle')}
      </Text>
      <RowList items={rows.slice(0, shown).map(toRow)} />
      {rest > 0 && (
        <div>
          <Button variant="secondary" onPress={() => setShown(shown + STEP)}>
            {t('blast.more', { number: String(Math.min(rest, STEP)) })}
          </Button>
        </div>
      )}
    </div>
  );

  function toRow(workload: TouchedWorkload) {
    const { change, document, environment, objects, restarts } = workload;
    const { service, team } = workload;
    const place = `${team}-${environment}`;
    return {
      id: document,
      title: service ? (
        <Link href={`/catalog/default/component/${service}`}>{service}</Link>
      ) : (
        <Text weight="bold">{place}</Text>
      ),
      meta: (
        <span>
          {service ? place : t('blast.baseline')}, {t(`blast.change.${change}`)}
          , {t('blast.touched', { count: objects })}
        </span>
      ),
      state: (
        <StateBadge
          state={restarts ? 'degraded' : 'not-applicable'}
          word={t(restarts ? 'blast.restart' : 'blast.quiet')}
        />
      ),
    };
  }
}
