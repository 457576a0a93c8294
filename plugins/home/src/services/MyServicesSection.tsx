import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link, Skeleton } from '@backstage/ui';
import {
  EmptyState,
  FieldError,
  Load,
  Problem,
  Section,
} from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import { Owner } from '../useOwner';
import { ServiceTable } from './ServiceTable';
import { MyServices } from './useMyServices';

type MyServicesSectionProps = {
  owner: Load<Owner>;
  services: Load<MyServices>;
  mayStart: boolean;
};

/** The services of the reader's teams, one line for each environment. */
export function MyServicesSection({
  owner,
  services,
  mayStart,
}: MyServicesSectionProps) {
  const { t } = useTranslationRef(homeTranslationRef);
  const isWithoutTeam =
    owner.state === 'ready' && owner.value.teams.length === 0;

  const body = () => {
    if (services.state === 'failed') {
      return (
        <Problem
          error={services.error}
          what={t('services.what')}
          verb={t('services.verb')}
          onRetry={services.retry}
        />
      );
    }
    if (services.state === 'loading')
      return <Skeleton width="100%" height={160} />;
    if (services.value.services.length > 0) {
      return <ServiceTable services={services.value.services} />;
    }
    return isWithoutTeam ? (
      <EmptyState
        title={t('services.noTeamTitle')}
        why={t('services.noTeamWhy')}
        next={t('services.noTeamNext')}
      />
    ) : (
      <EmptyState
        title={t('services.emptyTitle')}
        why={t('services.emptyWhy')}
        next={t(mayStart ? 'services.emptyNext' : 'services.emptyNextAsk')}
        action={
          mayStart && (
            <ButtonLink href="/start" variant="secondary">
              {t('services.start')}
            </ButtonLink>
          )
        }
      />
    );
  };

  return (
    <Section
      title={t('services.title')}
      action={<Link href="/catalog">{t('services.all')}</Link>}
    >
      {services.state === 'ready' &&
        services.value.intentProblem &&
        !isWithoutTeam && (
          <FieldError
            severity="warning"
            message={t('services.intentUnknown', {
              reason: services.value.intentProblem.message,
            })}
          />
        )}
      {body()}
    </Section>
  );
}
