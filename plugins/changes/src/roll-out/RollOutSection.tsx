import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ReconcilerStatus } from '@waymark/plugin-changes-common';
import { Problem, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { BatchList } from './BatchList';
import { RollOutProgress } from './RollOutProgress';
import styles from './RollOutProgress.module.css';
import type { useRollOut } from './useRollOut';

type OfChangeSetProps = {
  loaded: ReturnType<typeof useRollOut>;
  onChanged(): void;
};

/** How far a change set is rendered, when that takes more than one batch. Nothing for the others. */
export function ChangeSetRollOut({ loaded, onChanged }: OfChangeSetProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') {
    return (
      <Problem
        error={loaded.error}
        what={t('rollOut.what')}
        verb={t('rollOut.verb')}
        onRetry={loaded.retry}
      />
    );
  }
  const rollOut = loaded.value;
  if (!rollOut) return null;
  const decided = () => {
    loaded.retry();
    onChanged();
  };
  return (
    <Section title={t('rollOut.title')} description={t('rollOut.description')}>
      <RollOutProgress rollOut={rollOut} onDecided={decided} />
      <BatchList rollOut={rollOut} />
    </Section>
  );
}

type OpenProps = {
  status: Pick<ReconcilerStatus, 'browse' | 'rollOuts'>;
  onChanged(): void;
};

/** Every large change that is under way or stopped. Nothing when there is none. */
export function OpenRollOuts({ onChanged, status }: OpenProps) {
  const { browse, rollOuts } = status;
  const { t } = useTranslationRef(changesTranslationRef);
  if (rollOuts.length === 0) return null;
  return (
    <Section
      title={t('rollOut.titleMany')}
      description={t('rollOut.description')}
    >
      {rollOuts.map(rollOut => {
        const { changeSet, id, reason } = rollOut;
        const commit = `${browse.commit}${id}`;
        return (
          <section key={id} className={styles.rollOut} aria-label={reason}>
            <Text as="h3" weight="bold" className={styles.line}>
              <Link href={changeSet ? `/changes/${changeSet}` : commit}>
                {reason}
              </Link>
            </Text>
            <RollOutProgress
              rollOut={rollOut}
              href={commit}
              onDecided={onChanged}
            />
            <BatchList rollOut={rollOut} />
          </section>
        );
      })}
    </Section>
  );
}
