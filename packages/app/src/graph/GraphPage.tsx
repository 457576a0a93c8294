import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRelationsGraph } from '@backstage/plugin-catalog-graph';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { EmptyState, Page, PageHeader } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';
import { GraphFilters } from './GraphFilters';
import { GraphNode } from './GraphNode';
import styles from './GraphPage.module.css';
import { RelationsList } from './RelationsList';
import { useGraphQuery } from './useGraphQuery';

/** What an entity is related to, and those in turn; any of them can be put in the middle. */
export function GraphPage() {
  const { t } = useTranslationRef(appTranslationRef);
  const query = useGraphQuery();
  const [root] = query.roots;
  if (!root) {
    return (
      <Page>
        <PageHeader title={t('graph.title')} answer={t('graph.none')} />
        <EmptyState
          title={t('graph.noneTitle')}
          why={t('graph.noneWhy')}
          action={
            <ButtonLink href="/catalog" variant="primary">
              {t('graph.catalog')}
            </ButtonLink>
          }
        />
      </Page>
    );
  }
  return <Graph query={query} root={stringifyEntityRef(root)} />;
}

type GraphProps = { query: ReturnType<typeof useGraphQuery>; root: string };

function Graph({ query, root }: GraphProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const entityLink = useRouteRef(entityRouteRef);
  const { primaryTitle: name } = useEntityPresentation(root);
  const { roots, depth, kinds } = query;
  return (
    <Page>
      <PageHeader
        title={t('graph.title')}
        answer={
          depth === Infinity
            ? t('graph.answerAll', { name })
            : t('graph.answer', { name, count: depth })
        }
        actions={
          entityLink && (
            <ButtonLink
              href={entityLink(entityRouteParams(roots[0]))}
              variant="secondary"
            >
              {t('graph.open', { name })}
            </ButtonLink>
          )
        }
      />
      <GraphFilters query={query} />
      <section
        className={styles.graph}
        aria-label={t('graph.region', { name })}
      >
        <EntityRelationsGraph
          rootEntityNames={roots}
          maxDepth={depth}
          kinds={kinds.length > 0 ? kinds : undefined}
          className={styles.drawing}
          zoom="enabled"
          renderNode={({ node }) => <GraphNode node={node} />}
          onNodeClick={({ entity }) =>
            query.setRoot(stringifyEntityRef(entity))
          }
        />
      </section>
      <p className={styles.help}>{t('graph.help')}</p>
      <RelationsList root={root} kinds={kinds} />
    </Page>
  );
}
