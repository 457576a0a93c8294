import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { Problem, useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { FindingRows } from '../change/FindingRows';
import { ProposeDialog, Sentence } from '../change/ProposeDialog';
import { titleOf, type Entry } from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';

/** What deleting a document would break, and the proposal where it breaks nothing. */
export function DeleteDialog({ entry, base }: { entry: Entry; base: string }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const api = useApi(changesApiRef);
  const { name, path } = entry;
  const edits = [{ action: 'delete' as const, path }];
  const loaded = useLoad(() => api.preview({ edits, base }), [api, path, base]);
  const findings = loaded.state === 'ready' ? loaded.value.findings : [];
  const isRefused = loaded.state === 'ready' && !loaded.value.valid;
  return (
    <ProposeDialog
      title={t('delete.title', { name: titleOf(entry) })}
      verb={t('delete.verb')}
      edits={edits}
      base={base}
      typed={name}
      isRefused={loaded.state !== 'ready' || isRefused}
    >
      <Sentence>
        {t(isRefused ? 'delete.refused' : 'delete.consequence')}
      </Sentence>
      {loaded.state === 'loading' && <Skeleton width="100%" height={48} />}
      {loaded.state === 'failed' && (
        <Problem
          error={loaded.error}
          what={t('change.what')}
          verb={t('change.verb')}
        />
      )}
      {findings.length > 0 && <FindingRows findings={findings} of={path} />}
    </ProposeDialog>
  );
}
