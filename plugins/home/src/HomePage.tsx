import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Skeleton } from '@backstage/ui';
import { changeSetReviewPermission } from '@waymark/plugin-changes-common';
import {
  Freshness,
  Load,
  Page,
  PageHeader,
  useDenial,
} from '@waymark/portal-ui';
import { ChangesSection } from './changes/ChangesSection';
import { NeedsSection } from './needs/NeedsSection';
import { Needs, useNeeds } from './needs/useNeeds';
import { NoRole } from './NoRole';
import { MyServicesSection } from './services/MyServicesSection';
import { OrganizationSection } from './services/OrganizationSection';
import { MyServices, useMyServices } from './services/useMyServices';
import { StartSection } from './start/StartSection';
import { homeTranslationRef } from './translation';
import { useOwner } from './useOwner';

function useAnswer(needs: Load<Needs>, services: Load<MyServices>) {
  const { t } = useTranslationRef(homeTranslationRef);
  if (needs.state === 'failed') return '';
  if (needs.state === 'loading') return undefined;
  const needed = needs.value.needs.length;
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

/** Undefined while it is not known; where it cannot be known, nothing is offered. */
function mayOf(denial: ReturnType<typeof useDenial>): boolean | undefined {
  if (denial.state === 'loading') return undefined;
  return denial.state === 'ready' && !denial.value;
}

/** The reader's morning: what needs me, my services or those I look after, start something, what changed. */
export function HomePage() {
  const { t } = useTranslationRef(homeTranslationRef);
  const owner = useOwner();
  const services = useMyServices(owner);
  const mayStart = mayOf(useDenial({ permission: taskCreatePermission }));
  const mayReview = mayOf(useDenial({ permission: changeSetReviewPermission }));
  const needs = useNeeds(owner, services, mayReview);
  const answer = useAnswer(needs, services);
  const teams = owner.state === 'ready' ? owner.value.teams : [];
  const mine = services.state === 'ready' ? services.value : undefined;

  // Who may start something has a role; of the others it shows when their services are known.
  if (!mayStart && services.state === 'loading') {
    return (
      <Page>
        <PageHeader title={t('title')} answer={undefined} />
        <Skeleton width="100%" height={320} />
      </Page>
    );
  }
  // Everybody with a role may read intent.
  if (mine?.intentProblem?.kind === 'denied') {
    return (
      <Page>
        <PageHeader
          title={t('title')}
          answer={t(teams.length > 0 ? 'answer.noRole' : 'answer.noRoleNoTeam')}
        />
        <NoRole denial={mine.intentProblem.denial} />
      </Page>
    );
  }
  const looksAfterAll =
    mine?.services.length === 0 && (mayReview || mayStart === false);
  return (
    <Page>
      <PageHeader title={t('title')} answer={answer}>
        {needs.state === 'ready' && (
          <Freshness asOf={needs.at} stale={needs.stale?.message} />
        )}
      </PageHeader>
      <NeedsSection needs={needs} />
      {looksAfterAll && mine.organization ? (
        <OrganizationSection services={mine.organization} />
      ) : (
        <MyServicesSection
          owner={owner}
          services={services}
          mayStart={mayStart === true}
        />
      )}
      {mayStart && <StartSection />}
      <ChangesSection
        teams={teams}
        held={needs.state === 'ready' ? needs.value.held : []}
      />
    </Page>
  );
}
