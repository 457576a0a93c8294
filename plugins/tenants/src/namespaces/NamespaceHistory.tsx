import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { historyLink } from '../history/historyLink';
import { tenantsTranslationRef } from '../translation';
import { NamespaceRow } from './rows';

/** Leads to what was changed in it, its workloads among that. */
export function NamespaceHistory(
  props: Pick<NamespaceRow, 'environment' | 'name' | 'team'>,
) {
  const { environment, name, team } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <Link
      href={historyLink(`tenants/${team}/${environment}/`)}
      variant="body-small"
      aria-label={t('namespaces.historyOf', { name })}
    >
      {t('namespaces.history')}
    </Link>
  );
}
