import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Freshness, Page, PageHeader } from '@waymark/portal-ui';
import type { ConfigurationKind } from '@waymark/plugin-platform-config-common';
import { BuiltInNotice } from '../seed/BuiltInNotice';
import { KindTree } from '../tree/KindTree';
import { platformConfigTranslationRef } from '../translation';
import type { Configuration } from './configuration';
import styles from './ConfigurationFrame.module.css';
import { LastGoodNotice } from './LastGoodNotice';

type ConfigurationFrameProps = {
  configuration: Configuration;
  current?: { kind?: ConfigurationKind; name?: string };
  title: string;
  answer: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  /** Why the last look did not succeed. */
  stale?: string;
  children: ReactNode;
  /** Right of the middle: who depends on what it shows. */
  aside?: ReactNode;
};

/** Tree left, what it is about in the middle, who uses it right. */
export function ConfigurationFrame(props: ConfigurationFrameProps) {
  const { configuration, current, title, answer, stale } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { asOf, commit, source } = configuration;
  return (
    <Page>
      <PageHeader
        title={title}
        answer={answer}
        above={props.above}
        actions={props.actions}
      >
        <Freshness
          asOf={asOf}
          source={t('frame.source', { commit: commit.slice(0, 8) })}
          stale={stale}
        />
      </PageHeader>
      {source === 'built-in' && <BuiltInNotice configuration={configuration} />}
      {source === 'last-good' && (
        <LastGoodNotice
          configuration={configuration}
          isNamed={current?.kind === undefined}
        />
      )}
      <div
        className={styles.columns}
        data-aside={props.aside !== undefined}
        data-root={current?.kind === undefined}
      >
        <div className={styles.tree}>
          <KindTree configuration={configuration} current={current} />
        </div>
        <div className={styles.middle}>{props.children}</div>
        {props.aside && <aside className={styles.aside}>{props.aside}</aside>}
      </div>
    </Page>
  );
}
