import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  Drift,
  LiveDifference,
  ObjectDrift,
} from '@waymark/plugin-changes-common';
import { RelativeTime, RUNBOOKS, State, StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { ValueChange } from '../values/ValueChange';
import styles from './DriftSection.module.css';

type Application = Drift['applications'][number];

const states: Record<Application['state'], State> = {
  'in-sync': 'healthy',
  drifted: 'degraded',
  'to-sync': 'not-applicable',
  'to-remove': 'not-applicable',
  unknown: 'unknown',
};

/** One Application: each object that is otherwise than it was synced, field by field, with who wrote it. */
export function ApplicationDrift({
  application,
}: {
  application: Application;
}) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { cluster, compared, name, objects, reason, selfHeals, state } =
    application;
  return (
    <section className={styles.application} aria-label={name}>
      <div className={styles.head}>
        <Text as="h3" weight="bold" className={styles.line}>
          {name}
        </Text>
        <StateBadge state={states[state]} word={t(`driftState.${state}`)} />
      </div>
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.line}
      >
        {t('drift.compared', { count: compared, cluster })}
        {state === 'drifted' &&
          ` ${t(selfHeals ? 'drift.heals' : 'drift.stays')}`}
        {state === 'to-sync' && (
          <>
            {` ${t('drift.toSync')} `}
            <Link href={RUNBOOKS.syncProduction}>{t('drift.runbook')}</Link>
          </>
        )}
        {reason && ` ${reason}`}
        {state === 'to-remove' && (
          <>
            {'. '}
            <Link href={RUNBOOKS.removeFromProduction}>
              {t('behind.removeRunbook')}
            </Link>
          </>
        )}
      </Text>
      {objects.length > 0 && (
        <ul className={styles.objects}>
          {objects.map(object => (
            <DriftedObject
              key={object.path}
              object={object}
              isToSync={state === 'to-sync'}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function DriftedObject({
  object,
  isToSync,
}: {
  object: ObjectDrift;
  isToSync: boolean;
}) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { differences, kind, name, reason, state } = object;
  return (
    <li>
      <Text weight="bold">
        {kind} {name}
      </Text>
      {state !== 'changed' && (
        <Text as="p" className={styles.line}>
          {state === 'missing' && t(isToSync ? 'drift.makes' : 'drift.missing')}
          {state === 'to-prune' && t('drift.prunes')}
          {state === 'unknown' && reason}
        </Text>
      )}
      {differences.map(difference => (
        <div key={difference.path} className={styles.difference}>
          <ValueChange
            place={difference.path}
            before={difference.wanted}
            after={difference.live}
            words={{
              before: t(isToSync ? 'drift.rendered' : 'drift.wanted'),
              after: t('drift.live'),
            }}
          />
          <Who by={difference.by} />
        </div>
      ))}
    </li>
  );
}

function Who({ by }: { by: LiveDifference['by'] }) {
  const { t } = useTranslationRef(changesTranslationRef);
  return (
    <Text as="p" variant="body-small" className={styles.line}>
      {by ? (
        <>
          {t('drift.by', { manager: by.manager })}{' '}
          <Text as="span" color="secondary">
            {t('drift.how', {
              operation: [by.operation, by.subresource]
                .filter(Boolean)
                .join(' '),
            })}
            {by.time && (
              <>
                {', '}
                <RelativeTime moment={by.time} />
              </>
            )}
          </Text>
        </>
      ) : (
        <Text as="span" color="secondary">
          {t('drift.nobody')}
        </Text>
      )}
    </Text>
  );
}
