import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RollOut } from '@waymark/plugin-changes-common';
import { changesTranslationRef } from '../translation';

/** How far a change is rendered, in one sentence: batches, and which environments have all of it. */
export function RollOutAnswer({ rollOut }: { rollOut: RollOut }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { batches, environments, state } = rollOut;
  const reached = environments.filter(({ done, of }) => done >= of);
  const names = reached.map(({ name }) => name).join(', ');
  return (
    <>
      {t(state === 'stopped' ? 'rollOut.answerStopped' : 'rollOut.answer', {
        count: batches.done,
        of: String(batches.of),
      })}
      {names && t('rollOut.answerReached', { count: reached.length, names })}.
    </>
  );
}
