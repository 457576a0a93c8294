import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef, EntityRefLink } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { Problem, Section, useLoad } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';
import { RelationGroup, relationGroups } from './relationGroups';
import { useRelationWords } from './useRelationWords';
import styles from './RelationsList.module.css';

type RelationsListProps = {
  /** Reference of the entity in the middle of the graph. */
  root: string;
  /** Kinds to list; none means all. */
  kinds: readonly string[];
};

/** What the graph says of its middle, as words: for those who cannot see it, and for windows it is too small in. */
export function RelationsList({ root, kinds }: RelationsListProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const entity = useLoad(
    () => catalogApi.getEntityByRef(root),
    [catalogApi, root],
  );
  return (
    <Section title={t('graph.direct')}>
      {entity.state === 'loading' && <Skeleton height={96} />}
      {entity.state === 'failed' && (
        <Problem
          error={entity.error}
          what={t('graph.direct')}
          verb={t('graph.directVerb')}
          onRetry={entity.retry}
        />
      )}
      {entity.state === 'ready' && (
        <Groups
          groups={entity.value ? relationGroups(entity.value, kinds) : []}
        />
      )}
    </Section>
  );
}

function Groups({ groups }: { groups: RelationGroup[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const words = useRelationWords();
  if (groups.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('graph.directNone')}
      </Text>
    );
  }
  return (
    <dl className={styles.groups}>
      {groups.map(({ type, targets }) => (
        <div key={type} className={styles.group}>
          <dt className={styles.type}>{words(type)}</dt>
          {targets.map(target => (
            <dd key={target} className={styles.target}>
              <EntityRefLink entityRef={target} hideIcon />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
