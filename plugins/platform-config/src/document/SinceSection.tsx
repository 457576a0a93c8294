import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import type { HistoryEntry } from '@waymark/plugin-changes-common';
import {
  PersonAndTeam,
  RelativeTime,
  Section,
  useLoad,
} from '@waymark/portal-ui';
import { historyAddress } from '../addresses';
import { changesApiRef } from '../api';
import { platformConfigTranslationRef } from '../translation';
import styles from './SinceSection.module.css';

/** Since when a document is as it is, who asked for it, and why. */
export function SinceSection({
  path,
  commit,
}: {
  path: string;
  commit: string;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const api = useApi(changesApiRef);
  const loaded = useLoad(
    async () => (await api.searchHistory({ path, limit: 1 })).items.at(0),
    [api, path, commit],
  );
  return (
    <Section title={t('since.title')}>
      <dl className={styles.facts}>
        <dt>{t('since.path')}</dt>
        <dd>
          <code>{path}</code>
        </dd>
        {loaded.state === 'ready' && loaded.value && (
          <Since entry={loaded.value} />
        )}
      </dl>
      {loaded.state === 'loading' && <Skeleton width="100%" height={64} />}
      {loaded.state === 'failed' && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('since.unknown', { reason: loaded.error.message })}
        </Text>
      )}
      {loaded.state === 'ready' && !loaded.value && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('since.notYet')}
        </Text>
      )}
      <Link href={historyAddress(path)}>{t('since.all')}</Link>
    </Section>
  );
}

function Since({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { actor, at, changeSet, commit, door, reason, url } = entry;
  return (
    <>
      <dt>{t('since.commit')}</dt>
      <dd>
        <Link href={url}>{commit.slice(0, 8)}</Link>{' '}
        <RelativeTime moment={at} />
      </dd>
      <dt>{t('since.by')}</dt>
      <dd>
        {actor.startsWith('git:') ? (
          actor.slice('git:'.length)
        ) : (
          <PersonAndTeam person={actor} />
        )}{' '}
        {t(`since.doors.${door}`)}
      </dd>
      <dt>{t('since.reason')}</dt>
      <dd>
        {changeSet ? (
          <Link href={`/changes/${changeSet}`}>{reason}</Link>
        ) : (
          reason
        )}
      </dd>
    </>
  );
}
