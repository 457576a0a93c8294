import { Text } from '@backstage/ui';
import { RiGitCommitLine } from '@remixicon/react';
import { PersonAndTeam } from '@waymark/portal-ui';
import styles from './TimeSlider.module.css';

const GIT = 'git:';

/** Who changed something: a person of the catalog, or the address that a commit says and nobody checked. */
export function Actor({ actor }: { actor: string }) {
  if (!actor.startsWith(GIT)) return <PersonAndTeam person={actor} small />;
  return (
    <span className={styles.meta}>
      <RiGitCommitLine size={14} aria-hidden />
      <Text variant="body-small">{actor.slice(GIT.length)}</Text>
    </span>
  );
}
