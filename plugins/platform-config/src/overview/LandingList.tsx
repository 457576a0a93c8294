import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { ConfigurationKind } from '@waymark/plugin-platform-config-common';
import { addressOf } from '../addresses';
import {
  ofKind,
  titleOf,
  type Configuration,
  type Entry,
} from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import styles from './LandingList.module.css';

/** Each environment with the targets that its namespaces land on, and the clusters that those are on. */
export function LandingList({
  configuration,
}: {
  configuration: Configuration;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const targetsOf = ({ uses }: Entry) =>
    uses
      .filter(({ kind }) => kind === 'DeploymentTarget')
      .map(({ name }) => name);
  return (
    <ul className={styles.list}>
      {ofKind(configuration, 'Environment').map(environment => (
        <li key={environment.path} className={styles.environment}>
          <div className={styles.head}>
            <Link href={addressOf('Environment', environment.name)}>
              {titleOf(environment)}
            </Link>
            <Text variant="body-small" color="secondary">
              <Rules environment={environment} />
            </Text>
          </div>
          <ul className={styles.targets}>
            {targetsOf(environment).map((name, index) => (
              <li key={name}>
                <To kind="DeploymentTarget" name={name} />
                {index === 0 && (
                  <Text variant="body-small" color="secondary">
                    {' '}
                    {t('landing.default')}
                  </Text>
                )}
                <On target={name} configuration={configuration} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** What guards an environment, in a few words. */
function Rules({ environment: { document } }: { environment: Entry }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (document?.kind !== 'Environment') return null;
  const { approvers, autoSync, podSecurity = 'restricted' } = document.spec;
  return (
    <>
      {[
        t('landing.podSecurity', { level: podSecurity }),
        t(autoSync ? 'landing.autoSync' : 'landing.handSync'),
        approvers
          ? t('landing.approvers', { count: approvers.quorum ?? 1 })
          : t('landing.noApprovers'),
      ].join(' · ')}
    </>
  );
}

function On({
  target,
  configuration,
}: {
  target: string;
  configuration: Configuration;
}): ReactNode {
  const found = configuration.entries.find(
    ({ kind, name }) => kind === 'DeploymentTarget' && name === target,
  );
  const cluster = found?.uses.find(({ kind }) => kind === 'Cluster');
  if (!cluster) return null;
  return (
    <>
      <span className={styles.arrow} aria-hidden>
        →
      </span>
      <To kind="Cluster" name={cluster.name} />
    </>
  );
}

function To({ kind, name }: { kind: ConfigurationKind; name: string }) {
  return (
    <Link href={addressOf(kind, name)} variant="body-small">
      {name}
    </Link>
  );
}
