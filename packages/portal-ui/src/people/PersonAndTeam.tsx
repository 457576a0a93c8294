import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import { RiTeamLine, RiUserLine } from '@remixicon/react';
import styles from './PersonAndTeam.module.css';

/** @public */
export type PersonAndTeamProps = {
  /** Entity ref or name of a User. */
  person?: string;
  /** Entity ref or name of a Group. */
  team?: string;
  /** Beside small text. */
  small?: boolean;
};

function catalogPath(ref: string, defaultKind: string) {
  const { kind, namespace, name } = parseEntityRef(ref, {
    defaultKind,
    defaultNamespace: 'default',
  });
  return {
    name,
    href: `/catalog/${namespace}/${kind}/${name}`.toLocaleLowerCase('en-US'),
  };
}

/**
 * Who, and of which team, each linked to the catalog.
 *
 * @public
 */
export function PersonAndTeam({ person, team, small }: PersonAndTeamProps) {
  const variant = small ? 'body-small' : 'body-medium';
  const user = person ? catalogPath(person, 'user') : undefined;
  const group = team ? catalogPath(team, 'group') : undefined;
  return (
    <span className={styles.line}>
      {user && (
        <span className={styles.item}>
          <RiUserLine size={14} aria-hidden />
          <Link href={user.href} variant={variant}>
            {user.name}
          </Link>
        </span>
      )}
      {group && (
        <span className={styles.item}>
          <RiTeamLine size={14} aria-hidden />
          <Link href={group.href} variant={variant}>
            {group.name}
          </Link>
        </span>
      )}
    </span>
  );
}
