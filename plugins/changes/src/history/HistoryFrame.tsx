import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import { Imported } from '@waymark/plugin-changes-common';
import { Load, PageHeader, Problem } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './HistoryFrame.module.css';
import { Travel, Turn, View, VIEWS } from './useTravel';
import { VerificationLine } from './VerificationLine';

type HistoryFrameProps = {
  travel: Travel;
  /** Undefined while it is not known. */
  answer: ReactNode;
  imported?: Imported;
  /** What the view shows; its failure stands in the view's place. */
  loaded: Load<unknown>;
  actions?: ReactNode;
  children: ReactNode;
};

/** What the three views share: the answer, how far history came and whether it can be trusted, and the way to the other views. */
export function HistoryFrame(props: HistoryFrameProps) {
  const { actions, answer, children, imported, loaded, travel } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const { at, from, to, view } = travel;
  const turns: Record<View, Turn> = {
    state: { view: undefined, at: at ?? to, from: undefined, to: undefined },
    differences: { view: 'differences', from: from ?? at, at: undefined },
    audit: { view: 'audit' },
  };
  return (
    <>
      <PageHeader
        title={t('history.title')}
        above={<Link href="/configuration">{t('history.above')}</Link>}
        answer={answer}
        actions={actions}
      >
        <VerificationLine />
        {imported?.commit && (
          <Text variant="body-small" color="secondary">
            {t('history.imported', { commit: imported.commit.slice(0, 8) })}
          </Text>
        )}
        {imported && imported.behind > 0 && (
          <Text variant="body-small" color="warning">
            {imported.stopped
              ? t('history.stopped', { reason: imported.stopped })
              : t('history.behind', { count: imported.behind })}
          </Text>
        )}
      </PageHeader>
      <Tabs
        className={styles.tabs}
        selectedKey={view}
        onSelectionChange={key => {
          const next = VIEWS.find(each => each === key);
          if (next && next !== view) travel.go(turns[next]);
        }}
      >
        <TabList aria-label={t('history.views.label')}>
          {VIEWS.map(id => (
            <Tab key={id} id={id}>
              {t(`history.views.${id}`)}
            </Tab>
          ))}
        </TabList>
        {VIEWS.map(id => (
          <TabPanel key={id} id={id}>
            {id === view && (
              <div className={styles.body}>
                {loaded.state === 'failed' ? (
                  <Problem
                    error={loaded.error}
                    what={t('history.what')}
                    verb={t('history.verb')}
                    onRetry={loaded.retry}
                  />
                ) : (
                  children
                )}
              </div>
            )}
          </TabPanel>
        ))}
      </Tabs>
    </>
  );
}
