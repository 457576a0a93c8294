import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  HeldEnvironment,
  LeftEnvironment,
  ServiceEnvironment,
} from '@waymark/plugin-tenants-common';
import { RUNBOOKS, StateBadge } from '@waymark/portal-ui';
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

/** An environment that Git no longer has the service in, and that keeps it until a person deletes it. */
function LeftCells({ value }: { value: LeftEnvironment }) {
  const { t } = useTranslationRef(homeTranslationRef);
  return (
    <>
      <td data-label={t('services.environment')}>{value.environment}</td>
      <td data-label={t('services.intent')}>
        <Text color="secondary">{t('services.left')}</Text>
      </td>
      <td data-label={t('services.reality')}>
        <span className={styles.reality}>
          <StateBadge state="not-applicable" word={t('services.waits')} />
          <Text variant="body-small" color="secondary">
            {t('services.leftStays')}
          </Text>
          <Link href={RUNBOOKS.removeFromProduction} variant="body-small">
            {t('services.leftRunbook')}
          </Link>
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
      <td aria-hidden />
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

/** Intent and reality side by side, one row for each environment a service is wanted in, or stays in. */
export function ServiceTable({ services }: { services: MyService[] }) {
  const { t } = useTranslationRef(homeTranslationRef);
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
      {services.map(service => {
        const rows = rowsOf(service);
        return (
          <tbody key={service.name}>
            {rows.map(({ key, cells }, i) => (
              <tr key={key}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    <Link href={service.href} weight="bold" standalone>
                      {service.title}
                    </Link>
                  </th>
                )}
                {cells}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function rowsOf({ environments, held, left }: MyService) {
  const rows = [
    ...(environments ?? []).map(value => ({
      key: value.environment,
      cells: <EnvironmentCells value={value} />,
    })),
    ...held.map(value => ({
      key: value.path,
      cells: <HeldCells value={value} />,
    })),
    ...left.map(value => ({
      key: value.application,
      cells: <LeftCells value={value} />,
    })),
  ];
  if (rows.length > 0) return rows;
  const isKnown = environments !== undefined;
  return [{ key: 'none', cells: <WithoutIntent isKnown={isKnown} /> }];
}
