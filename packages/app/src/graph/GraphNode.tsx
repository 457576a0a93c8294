import { KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { EntityNode } from '@backstage/plugin-catalog-graph';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import styles from './GraphNode.module.css';

type GraphNodeProps = {
  node: EntityNode & { id: string };
  /** Pressing it opens its page. */
  leadsAway?: boolean;
};

const HEIGHT = 44;
const PADDING = 12;

/** An entity of the graph: its kind and name, in a box that a keyboard reaches. Pressing it puts it in the middle, or opens it. */
export function GraphNode({ node, leadsAway }: GraphNodeProps) {
  const { entity, focused, onClick } = node;
  const { primaryTitle } = useEntityPresentation(entity);
  const words = useRef<SVGTextElement>(null);
  const box = useRef<SVGGElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    if (words.current) {
      setWidth(words.current.getBBox().width + 2 * PADDING);
    }
  }, [primaryTitle]);

  const press = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    box.current?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };

  return (
    <g
      ref={box}
      role={leadsAway ? 'link' : 'button'}
      tabIndex={0}
      aria-pressed={leadsAway ? undefined : focused}
      data-focused={focused}
      className={styles.node}
      onClick={onClick}
      onKeyDown={press}
    >
      <rect className={styles.box} width={width} height={HEIGHT} rx={6} />
      <text ref={words} y={18}>
        <tspan className={styles.kind} x={PADDING}>
          {`${entity.kind} `}
        </tspan>
        <tspan className={styles.name} x={PADDING} dy={16}>
          {primaryTitle}
        </tspan>
      </text>
    </g>
  );
}
