import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  HeldEnvironment,
  ServiceEnvironment,
} from '@waymark/plugin-tenants-common';
import { StateBadge } from '@waymark/portal-ui';
import { describeFirst } from '../describeFirst';
import { homeTranslationRef } from '../translation';
import styles from './ServiceTable.module.css';
import { MyService } from './useMyServices';

function EnvironmentCells({ value }: { value: ServiceEnvironment }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const { intent, reality } = value;
  const wanted = t('services.wanted', {
    min: String(intent.minReplicas),
    max: String(intent.maxReplicas),
    size: intent.size,
  });
  return (
    <>
      <td data-label={t('services.environment')}>{value.environment}</td>
      <td data-label={t('services.intent')}>
        {wanted}
        {intent.bootstrapImage && (
          <Text color="secondary">, {t('services.bootstrap')}</Text>
        )}
      </td>
      <td data-label={t('services.reality')}>
        <span className={styles.reality}>
          <StateBadge
            state={reality.state}
            word={
              reality.state === 'not-applicable'
                ? t('services.waits')
                : undefined
            }
          />
          <Text variant="body-small" color="secondary">
            {reality.reason}
          </Text>
        </span>
      </td>
    </>
  );
}

/** An environment whose document is not valid: its last valid output stays. */
function HeldCells({ value }: { value: HeldEnvironment }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const why = describeFirst(value.findings) ?? value.because ?? value.path;
  return (
    <>
      <td data-label={t('services.environment')}>{value.environment}</td>
      <td data-label={t('services.intent')}>
        {t('services.held', { why })}
        {value.lastGood && (
          <Text color="secondary"> {t('services.heldStays')}</Text>
        )}
      </td>
      <td data-label={t('services.reality')}>
        <span className={styles.reality}>
          <StateBadge state="unknown" />
          <Text variant="body-small" color="secondary">
            {t('services.heldReality')}
          </Text>
        </span>
      </td>
    </>
  );
}

/** A service that the platform does not run, or of which that is not known. */
function WithoutIntent({ isKnown }: { isKnown: boolean }) {
  const { t } = useTranslationRef(homeTranslationRef);
  return (
    <>
      <td data-label={t('services.intent')}>
        <Text color="secondary">
          {isKnown ? t('services.noIntent') : t('services.unknownIntent')}
        </Text>
      </td>
      <td data-label={t('services.reality')}>
        <span className={styles.reality}>
          <StateBadge state={isKnown ? 'not-applicable' : 'unknown'} />
          {isKnown && (
            <Text variant="body-small" color="secondary">
              {t('services.noIntentWhy')}
            </Text>
          )}
        </span>
      </td>
    </>
  );
}

/** Intent and reality side by side, one row for each environment a service is wanted in. */
export function ServiceTable({ services }: { services: MyService[] }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const nameOf = (service: MyService) => (
    <th
      scope="rowgroup"
      rowSpan={Math.max(
        (service.environments?.length ?? 0) + service.held.length,
        1,
      )}
    >
      <Link href={service.href} weight="bold" standalone>
        {service.title}
      </Link>
    </th>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('services.service')}</th>
          <th scope="col">{t('services.environment')}</th>
          <th scope="col">{t('services.intent')}</th>
          <th scope="col">{t('services.reality')}</th>
        </tr>
      </thead>
      {services.map(service => (
        <tbody key={service.name}>
          {!service.environments?.length && service.held.length === 0 && (
            <tr>
              {nameOf(service)}
              <td aria-hidden />
              <WithoutIntent isKnown={service.environments !== undefined} />
            </tr>
          )}
          {service.environments?.map((environment, i) => (
            <tr key={environment.environment}>
              {i === 0 && nameOf(service)}
              <EnvironmentCells value={environment} />
            </tr>
          ))}
          {service.held.map((held, i) => (
            <tr key={held.path}>
              {i === 0 && !service.environments?.length && nameOf(service)}
              <HeldCells value={held} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
