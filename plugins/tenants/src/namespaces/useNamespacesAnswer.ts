import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsTranslationRef } from '../translation';
import { isOver } from './rows';
import { useNamespaces } from './useNamespaces';

/** The page's sentence: how many there are, and whether any of them is over. */
export function useNamespacesAnswer({
  loaded,
  found,
}: Pick<ReturnType<typeof useNamespaces>, 'loaded' | 'found'>) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (loaded.state === 'loading') return undefined;
  if (loaded.state === 'failed') return '';
  if (found.length === 0) return t('namespaces.answerNone');
  const over = found.filter(isOver).length;
  const soon = found.filter(({ state }) => state === 'expiring').length;
  const total = t('namespaces.total', { count: found.length });
  if (over > 0) return t('namespaces.answerOver', { count: over, total });
  if (soon > 0) return t('namespaces.answerSoon', { count: soon, total });
  return t('namespaces.answerKept', { total });
}
