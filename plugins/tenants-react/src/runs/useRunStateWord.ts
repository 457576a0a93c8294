import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunState } from '@waymark/plugin-tenants-common';
import { tenantsReactTranslationRef } from '../translation';

/**
 * The reader's words for the states of a run.
 *
 * @public
 */
export function useRunStateWord(): (state: RunState) => string {
  const { t } = useTranslationRef(tenantsReactTranslationRef);
  return state => t(`runState.${state}`);
}
