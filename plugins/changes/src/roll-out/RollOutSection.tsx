import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeSet, ReconcilerStatus } from '@waymark/plugin-changes-common';
import { Problem, Section, useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { BatchList } from './BatchList';
import { RollOutProgress } from './RollOutProgress';

const EVERY_MS = 5000;

type OfChangeSetProps = { changeSet: ChangeSet; onChanged(): void };

/** How far a change set is rendered, when that takes more than one batch. Nothing for the others. */
export function ChangeSetRollOut({ changeSet, onChanged }: OfChangeSetProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const { id, rendered } = changeSet;
  const loaded = useLoad(
    () => api.listRollOuts({ changeSet: id }),
    // Asked again once it is rendered: then it is known what it was rendered in.
    [api, id, rendered?.commit],
    {
      refreshMs: EVERY_MS,
      until: ({ items }) =>
        rendered !== undefined && items.every(({ state }) => state === 'done'),
    },
  );
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
  const [rollOut] = loaded.value.items;
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
  rollOuts: ReconcilerStatus['rollOuts'];
  onChanged(): void;
};

/** Every large change that is under way or stopped. Nothing when there is none. */
export function OpenRollOuts({ rollOuts, onChanged }: OpenProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  if (rollOuts.length === 0) return null;
  return (
    <Section
      title={t('rollOut.titleMany')}
      description={t('rollOut.description')}
    >
      {rollOuts.map(rollOut => (
        <div key={rollOut.id}>
          <RollOutProgress rollOut={rollOut} onDecided={onChanged} />
          <BatchList rollOut={rollOut} />
        </div>
      ))}
    </Section>
  );
}
