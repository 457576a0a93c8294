import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { organizationAllocations } from '@waymark/plugin-platform-config-common';
import { Section } from '@waymark/portal-ui';
import { addressOf, historyAddress } from '../addresses';
import { AllocationList } from '../allocation/AllocationList';
import { FindingRows } from '../change/FindingRows';
import type { Configuration } from '../configuration/configuration';
import { ConfigurationFrame } from '../configuration/ConfigurationFrame';
import { platformConfigTranslationRef } from '../translation';
import { LandingList } from './LandingList';

type OverviewPageProps = { configuration: Configuration; stale?: string };

/** What is given away of what there is, where namespaces land, and what is wrong. */
export function OverviewPage({ configuration, stale }: OverviewPageProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const allocations = organizationAllocations(configuration);
  const wrong = configuration.entries.flatMap(({ findings }) => findings);
  return (
    <ConfigurationFrame
      configuration={configuration}
      title={t('overview.title')}
      answer={<Answer configuration={configuration} wrong={wrong.length} />}
      stale={stale}
      actions={
        <ButtonLink href={historyAddress()} variant="secondary">
          {t('document.history')}
        </ButtonLink>
      }
    >
      {wrong.length > 0 && (
        <Section title={t('overview.wrong')}>
          <FindingRows findings={wrong} />
        </Section>
      )}
      <Section
        title={t('overview.allocation')}
        description={t('overview.allocationWhy')}
      >
        <AllocationList
          allocations={allocations}
          addressOf={name => addressOf('Team', name)}
          others={count => t('allocation.otherTeams', { count })}
        />
      </Section>
      <Section
        title={t('overview.landing')}
        description={t('overview.landingWhy')}
      >
        <LandingList configuration={configuration} />
      </Section>
    </ConfigurationFrame>
  );
}

function Answer({
  configuration: { entries, source },
  wrong,
}: OverviewPageProps & { wrong: number }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const count = entries.length;
  if (source === 'built-in') return <>{t('overview.answerBuiltIn')}</>;
  if (source === 'last-good') {
    return (
      <Text as="span" color="warning">
        {t('overview.answerLastGood', { count: wrong })}
      </Text>
    );
  }
  return <>{t('overview.answer', { count })}</>;
}
