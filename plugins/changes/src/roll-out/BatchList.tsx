import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RollOut } from '@waymark/plugin-changes-common';
import { RelativeTime, RowList, Shortened } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';

/** Each batch that is rendered, with its time; the newest first. */
export function BatchList({ rollOut }: { rollOut: RollOut }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const steps = [...rollOut.steps].reverse();
  return (
    <details>
      <summary>{t('rollOut.batches', { count: steps.length })}</summary>
      <RowList
        items={steps.map(({ at, batch, commit, environments }) => ({
          id: commit,
          title: (
            <Text weight="bold">
              {t('rollOut.batch', { number: String(batch) })}
            </Text>
          ),
          meta: (
            <>
              {environments.map(({ documents, name }) => (
                <span key={name}>
                  {t('rollOut.batchOf', { documents: String(documents), name })}
                </span>
              ))}
              <RelativeTime moment={at} />
              <Shortened text={commit} />
            </>
          ),
        }))}
      />
    </details>
  );
}
