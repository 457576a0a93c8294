import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Capacity, CapacityChange } from '@waymark/plugin-changes-common';
import { StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { amount } from './amounts';
import styles from './BlastRadiusSection.module.css';
import lists from './DocumentsSection.module.css';

const BOUNDS = ['atMinReplicas', 'atMaxReplicas', 'limit'] as const;

/** What each namespace's workloads ask for before and after, beside its quota; over quota first. */
export function CapacityList({ namespaces }: { namespaces: CapacityChange[] }) {
  const { t } = useTranslationRef(changesTranslationRef);
  return (
    <ul className={lists.list}>
      {namespaces.map(({ after, before, ...change }) => (
        <li key={change.namespace} className={lists.item}>
          <div className={lists.head}>
            <Text weight="bold">{`${change.team}-${change.environment}`}</Text>
            <StateBadge
              state={change.over ? 'degraded' : 'healthy'}
              word={t(`blast.over.${change.over ?? 'none'}`)}
            />
          </div>
          <dl className={styles.amounts}>
            {BOUNDS.map(bound => (
              <div key={bound} className={styles.amount}>
                <dt>{t(`blast.bound.${bound}`)}</dt>
                <dd>{fromTo(bound, before, after)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );

  function fromTo(
    bound: (typeof BOUNDS)[number],
    before: Capacity | undefined,
    after: Capacity | undefined,
  ): string {
    const was = before ? amount(before[bound]) : t('value.none');
    const is = after ? amount(after[bound]) : t('value.none');
    return was === is ? is : `${was} → ${is}`;
  }
}
