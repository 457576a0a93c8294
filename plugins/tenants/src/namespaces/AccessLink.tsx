import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';

type AccessLinkProps = {
  team: string;
  environment: string;
  namespace: string;
  service?: string;
};

/** The way into a namespace in an emergency. */
export function AccessLink(props: AccessLinkProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const place = new URLSearchParams(props);
  return (
    <Link
      href={`/approvals/break-glass?${place}`}
      variant="body-small"
      aria-label={t('namespaces.accessTo', { name: props.namespace })}
    >
      {t('namespaces.access')}
    </Link>
  );
}
