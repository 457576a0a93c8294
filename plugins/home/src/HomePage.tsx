import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Freshness, Load, Page, PageHeader } from '@waymark/portal-ui';
import { ChangesSection } from './changes/ChangesSection';
import { NeedsSection } from './needs/NeedsSection';
import { Needs, useNeeds } from './needs/useNeeds';
import { MyServicesSection } from './services/MyServicesSection';
import { MyServices, useMyServices } from './services/useMyServices';
import { StartSection } from './start/StartSection';
import { homeTranslationRef } from './translation';
import { Owner, useOwner } from './useOwner';

function useAnswer(
  owner: Load<Owner>,
  needs: Load<Needs>,
  services: Load<MyServices>,
) {
  const { t } = useTranslationRef(homeTranslationRef);
  if (needs.state === 'failed') return '';
  if (needs.state === 'loading') return undefined;
  const needed = needs.value.needs.length;
  if (needed === 0 && owner.state === 'ready' && !owner.value.teams.length) {
    return t('answer.noTeam');
  }
  const quiet =
    needs.value.missing.length + needs.value.unseen.length > 0
      ? t('answer.quietPartly')
      : t('answer.quiet');
  const first = needed > 0 ? t('answer.needs', { count: needed }) : quiet;
  const owned = services.state === 'ready' ? services.value.services.length : 0;
  return owned > 0
    ? `${first} ${t('answer.services', { count: owned })}`
    : first;
}

/** A developer's morning: what needs me, my services, start something, what changed. */
export function HomePage() {
  const { t } = useTranslationRef(homeTranslationRef);
  const owner = useOwner();
  const services = useMyServices(owner);
  const needs = useNeeds(owner, services);
  const answer = useAnswer(owner, needs, services);
  return (
    <Page>
      <PageHeader title={t('title')} answer={answer}>
        {needs.state === 'ready' && (
          <Freshness asOf={needs.at} stale={needs.stale?.message} />
        )}
      </PageHeader>
      <NeedsSection needs={needs} />
      <MyServicesSection owner={owner} services={services} />
      <StartSection />
      <ChangesSection />
    </Page>
  );
}
