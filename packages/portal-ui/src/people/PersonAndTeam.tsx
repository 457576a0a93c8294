import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiRobot2Line,
  RiTeamLine,
  RiUserLine,
} from '@remixicon/react';
import { portalUiTranslationRef } from '../translation';
import styles from './PersonAndTeam.module.css';

/** @public */
export type PersonAndTeamProps = {
  /** Entity ref or name of a User; a ref of another kind is something that acts by itself, such as a service. */
  person?: string;
  /** Entity ref or name of a Group. */
  team?: string;
  /** Beside small text. */
  small?: boolean;
};

const icons: Record<string, RemixiconComponentType> = {
  user: RiUserLine,
  group: RiTeamLine,
};

const hrefOf = ({ kind, namespace, name }: CompoundEntityRef) =>
  `/catalog/${namespace}/${kind}/${name}`.toLocaleLowerCase('en-US');

type WhoProps = { entity: string; defaultKind: string; small?: boolean };

/** One of them, called as the catalog calls them. */
function Who({ entity, defaultKind, small }: WhoProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const context = { defaultKind, defaultNamespace: 'default' };
  const ref = parseEntityRef(entity, context);
  const { primaryTitle, entityRef } = useEntityPresentation(ref, context);
  const variant = small ? 'body-small' : 'body-medium';
  const kind = ref.kind.toLocaleLowerCase('en-US');
  const Icon = icons[kind] ?? RiRobot2Line;
  return (
    <span className={styles.item} title={entityRef}>
      <Icon size={14} aria-hidden className={styles.icon} />
      {kind in icons ? (
        <Link href={hrefOf(ref)} variant={variant}>
          {primaryTitle}
        </Link>
      ) : (
        <Text variant={variant}>{t('people.itself')}</Text>
      )}
    </span>
  );
}

/**
 * Who, and of which team, each by the name the catalog shows and linked to their page.
 *
 * @public
 */
export function PersonAndTeam({ person, team, small }: PersonAndTeamProps) {
  return (
    <span className={styles.line}>
      {person && <Who entity={person} defaultKind="user" small={small} />}
      {team && <Who entity={team} defaultKind="group" small={small} />}
    </span>
  );
}
