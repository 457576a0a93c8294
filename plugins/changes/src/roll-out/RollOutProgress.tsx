import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { RollOut } from '@waymark/plugin-changes-common';
import {
  PersonAndTeam,
  RelativeTime,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { RollOutDecision } from './RollOutDecision';
import styles from './RollOutProgress.module.css';

const states: Record<RollOut['state'], State> = {
  running: 'progressing',
  waiting: 'progressing',
  stopped: 'degraded',
  done: 'healthy',
};

type Environment = RollOut['environments'][number];
type RollOutProgressProps = {
  rollOut: RollOut;
  /** Where its commit on main is looked at; left out where the page is about that. */
  href?: string;
  onDecided(): void;
};

/** How far one large change is: the sentence, each environment, and what may be done about it. */
export function RollOutProgress(props: RollOutProgressProps) {
  const { href, onDecided, rollOut } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const { batches, decision, documents, environments, state } = rollOut;
  const amounts = {
    count: batches.done,
    of: String(batches.of),
    documents: String(documents.done),
    ofDocuments: String(documents.of),
  };

  return (
    <div className={styles.rollOut}>
      <div className={styles.head}>
        <Text as="p" className={styles.line} role="status">
          {state === 'done'
            ? t('rollOut.progressDone', amounts)
            : t('rollOut.progress', amounts)}
        </Text>
        <RollOutDecision rollOut={rollOut} onDecided={onDecided} />
      </div>
      <div className={styles.meta}>
        <StateBadge state={states[state]} word={t(`rollOut.states.${state}`)} />
        <Text variant="body-small" color="secondary">
          {t('rollOut.began')} <RelativeTime moment={rollOut.startedAt} />
        </Text>
        <Text variant="body-small" color="secondary">
          {t('rollOut.last')} <RelativeTime moment={rollOut.lastAt} />
        </Text>
        {href && (
          <Link href={href} variant="body-small">
            {t('rollOut.of', { commit: rollOut.id.slice(0, 8) })}
          </Link>
        )}
        {rollOut.nextAt && (
          <Text variant="body-small" color="secondary">
            {t('rollOut.next')} <RelativeTime moment={rollOut.nextAt} />
          </Text>
        )}
      </div>
      {decision && state !== 'done' && (
        <div className={styles.meta}>
          <Text variant="body-small">
            {t(`rollOut.${decision.verb === 'stop' ? 'stopped' : 'resumed'}`, {
              reason: decision.reason,
            })}
          </Text>
          <PersonAndTeam person={decision.by} small />
          <Text variant="body-small" color="secondary">
            <RelativeTime moment={decision.at} />
          </Text>
        </div>
      )}
      <ul className={styles.environments}>
        {environments.map(each => (
          <li key={each.name} className={styles.environment}>
            <Text weight="bold">
              {t('rollOut.environment', {
                name: each.name,
                done: String(each.done),
                of: String(each.of),
              })}
            </Text>
            <StateOfEnvironment rollOut={rollOut} environment={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function StateOfEnvironment({
  environment,
  rollOut,
}: {
  environment: Environment;
  rollOut: RollOut;
}) {
  const { t } = useTranslationRef(changesTranslationRef);
  const first = rollOut.environments.find(({ done, of }) => done < of);
  const isDone = environment.done >= environment.of;
  const isNext = first?.name === environment.name;
  const underWay = rollOut.state === 'stopped' ? 'stopped' : 'running';
  const come = isNext ? underWay : 'waiting';
  const state = isDone ? 'done' : come;
  const shown: State = { ...states, waiting: 'not-applicable' as const }[state];
  return (
    <StateBadge state={shown} word={t(`rollOut.environmentStates.${state}`)} />
  );
}
