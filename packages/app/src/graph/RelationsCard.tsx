import {
  EntityCatalogGraphCard,
  EntityEdge,
} from '@backstage/plugin-catalog-graph';
import { GraphNode } from './GraphNode';
import styles from './GraphNode.module.css';
import { useRelationWords } from './useRelationWords';

/** What an entity is related to, on its own page: with the kind of each, which its icon alone does not tell, in words. */
export function RelationsCard() {
  return (
    <EntityCatalogGraphCard
      renderNode={({ node }) => <GraphNode node={node} leadsAway />}
      renderLabel={({ edge }) => <Relation edge={edge} />}
    />
  );
}

/** How the left one is related to the right one; the other way round says the same. */
function Relation({ edge: { relations } }: { edge: EntityEdge }) {
  const words = useRelationWords();
  return (
    <text textAnchor="middle" className={styles.relation}>
      {words(relations[0])}
    </text>
  );
}
