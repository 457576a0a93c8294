import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ServiceView } from '@waymark/plugin-tenants-common';
import { PersonAndTeam, Section, StateBadge } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import { byTeam, isInProduction } from './byTeam';
import { OwnerlessRow } from './OwnerlessRow';
import { ServiceNames } from './ServiceNames';
import styles from './ServiceTable.module.css';

/** What the whole organization runs, a line for each team: for those who look after all of it. */
export function OrganizationSection({ services }: { services: ServiceView[] }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const teams = byTeam(services);
  return (
    <Section
      title={t('organization.title')}
      description={t('organization.answer', {
        services: t('organization.services', { count: services.length }),
        teams: t('organization.teams', { count: teams.length }),
        production: `${services.filter(isInProduction).length}`,
      })}
      action={<Link href="/catalog">{t('services.all')}</Link>}
    >
      <table className={`${styles.table} ${styles.lines}`}>
        <thead>
          <tr>
            <th scope="col">{t('organization.team')}</th>
            <th scope="col">{t('organization.inProduction')}</th>
            <th scope="col">{t('organization.names')}</th>
            <th scope="col">{t('services.reality')}</th>
          </tr>
        </thead>
        {teams.map(({ team, inProduction, held, left, reality, ...theirs }) => (
          <tbody key={team}>
            <tr>
              <th scope="row">
                <PersonAndTeam team={team} />
              </th>
              <td data-label={t('organization.inProduction')}>
                {t('organization.of', {
                  count: theirs.services.length,
                  some: `${inProduction}`,
                })}
              </td>
              <td data-label={t('organization.names')}>
                <ServiceNames services={theirs.services} />
              </td>
              <td data-label={t('services.reality')}>
                <span className={styles.reality}>
                  {reality.map(({ state, count }) => (
                    <StateBadge
                      key={state}
                      state={state}
                      word={t(`organization.state.${state}`, {
                        some: `${count}`,
                      })}
                    />
                  ))}
                  {held > 0 && (
                    <Text variant="body-small" color="secondary">
                      {t('organization.held', { count: held })}
                    </Text>
                  )}
                  {left > 0 && (
                    <Text variant="body-small" color="secondary">
                      {t('organization.left', { count: left })}
                    </Text>
                  )}
                </span>
              </td>
            </tr>
          </tbody>
        ))}
        <OwnerlessRow />
      </table>
    </Section>
  );
}
