import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HeldEnvironment, ServiceView } from '@waymark/plugin-tenants-common';
import { Load } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';

/** "checkout-api is wanted in 2 environments: development, staging. It is healthy in 1 of 2." */
export function useServiceAnswer(service: Load<ServiceView>) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (service.state !== 'ready') return undefined;
  const { name, environments, held, left: leftIn = [] } = service.value;
  const [first] = held;
  const stands = first
    ? t('service.heldAnswer', {
        name,
        list: held.map(item => item.environment).join(', '),
        finding: whyHeld(first),
      })
    : undefined;
  if (environments.length === 0) {
    return stands
      ? told(stands, left('service.leftAnswerToo'))
      : left('service.leftAnswer');
  }
  // A held document is wanted too; its environment also stands among the others when its intent can be read.
  const wantedIn = [
    ...new Set([...environments, ...held].map(item => item.environment)),
  ];
  const wanted = t('service.answer', {
    name,
    count: wantedIn.length,
    list: wantedIn.join(', '),
  });
  return told(stands, wanted, observed(), left('service.leftAnswerToo'));

  function left(key: 'service.leftAnswer' | 'service.leftAnswerToo') {
    const list = leftIn.map(item => item.environment).join(', ');
    return list ? t(key, { name, list }) : undefined;
  }

  function observed() {
    const known = environments.filter(({ reality }) => {
      return reality.state !== 'unknown';
    });
    if (known.length === 0) return t('service.unobserved');
    const healthy = known.filter(({ reality }) => reality.state === 'healthy');
    return t('service.healthyIn', {
      healthy: String(healthy.length),
      count: environments.length,
    });
  }
}

function told(...sentences: Array<string | undefined>): string {
  return sentences.filter(Boolean).join(' ');
}

/** The first thing that is wrong, with its field and what to write instead. */
function whyHeld({ findings, because, path }: HeldEnvironment): string {
  const [first] = findings;
  if (!first) return because ?? path;
  return [first.path && `${first.path}:`, first.message, first.fix]
    .filter(Boolean)
    .join(' ');
}
