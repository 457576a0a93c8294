import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './EnvironmentColumn.module.css';

type EnvironmentFrameProps = {
  environment: string;
  namespace: string;
  /** What it is called for who does not see it; the environment's name where nothing more is to be said. */
  label?: string;
  children: ReactNode;
};

/** What is told of a service in one environment, below the name of the environment. */
export function EnvironmentFrame(props: EnvironmentFrameProps) {
  const { children, environment, label = environment, namespace } = props;
  return (
    <section className={styles.column} aria-label={label}>
      <Text as="h3" weight="bold" className={styles.name}>
        {environment}
        <Text variant="body-small" color="secondary">
          {' '}
          {namespace}
        </Text>
      </Text>
      {children}
    </section>
  );
}
