import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NamespaceLifetime } from '@waymark/plugin-tenants-common';
import { State, StateBadge } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';

const stateOf: Record<NamespaceLifetime['state'], State> = {
  kept: 'healthy',
  expiring: 'progressing',
  expired: 'degraded',
  abandoned: 'degraded',
  unknown: 'unknown',
};

/** Whether it is still wanted, in its own word. */
export function LifetimeBadge({ state }: Pick<NamespaceLifetime, 'state'>) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <StateBadge state={stateOf[state]} word={t(`namespaces.states.${state}`)} />
  );
}
