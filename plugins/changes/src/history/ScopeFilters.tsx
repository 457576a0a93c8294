import { FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, TextField } from '@backstage/ui';
import { changesTranslationRef } from '../translation';
import styles from './HistoryFrame.module.css';
import { Travel } from './useTravel';

const ANY = 'any';

type ScopeFiltersProps = {
  travel: Travel;
  /** Kinds that are there; those that were seen once stay choosable. */
  kinds?: Array<string | undefined>;
};

/** Which documents are looked at: one, a folder, a kind, or everything. */
export function ScopeFilters({ travel, kinds = [] }: ScopeFiltersProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { go, kind, path } = travel;
  const [text, setText] = useState(path ?? '');
  const seen = useRef(new Set<string>());
  for (const each of [...kinds, kind]) if (each) seen.current.add(each);
  useEffect(() => setText(path ?? ''), [path]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const wanted = pathOf(text);
    if (wanted !== path) go({ path: wanted });
  };
  return (
    <form
      role="search"
      aria-label={t('history.scope.label')}
      className={styles.filters}
      onSubmit={submit}
    >
      <TextField
        label={t('history.scope.path')}
        placeholder={t('history.scope.pathHint')}
        className={styles.field}
        value={text}
        onChange={setText}
        onBlur={() => submit()}
      />
      <Select
        label={t('history.scope.kind')}
        className={styles.narrow}
        value={kind ?? ANY}
        options={[
          { value: ANY, label: t('history.scope.anyKind') },
          ...[...seen.current].sort().map(value => ({ value, label: value })),
        ]}
        onChange={key =>
          go({ kind: key === ANY || !key ? undefined : String(key) })
        }
      />
      {(path || kind) && (
        <Button
          variant="tertiary"
          onPress={() => go({ path: undefined, kind: undefined })}
        >
          {t('history.scope.clear')}
        </Button>
      )}
    </form>
  );
}

/** What is no document is a folder, which ends in a slash. */
function pathOf(text: string): string | undefined {
  const path = text.trim().replace(/^\/+/, '');
  if (!path) return undefined;
  return path.endsWith('/') || /\.ya?ml$/.test(path) ? path : `${path}/`;
}
