import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ServiceView } from '@waymark/plugin-tenants-common';
import { Load } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';

/** "checkout-api is wanted in 2 environments: development, staging. What runs is not observed." */
export function useServiceAnswer(service: Load<ServiceView>) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (service.state !== 'ready') return undefined;
  const { name, environments, held } = service.value;
  const [first] = held;
  const stands = first
    ? t('service.heldAnswer', {
        name,
        list: held.map(item => item.environment).join(', '),
        finding: first.findings.at(0)?.message ?? first.because ?? first.path,
      })
    : undefined;
  if (environments.length === 0) return stands;
  const wanted = t('service.answer', {
    name,
    count: environments.length,
    list: environments.map(item => item.environment).join(', '),
  });
  const isObserved = environments.some(
    item => item.reality.state !== 'unknown',
  );
  return [stands, wanted, !isObserved && t('service.unobserved')]
    .filter(Boolean)
    .join(' ');
}
