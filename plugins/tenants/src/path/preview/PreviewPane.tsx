import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  Freshness,
  Panel,
  Problem,
  shortenIds,
  Shortened,
} from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { MakesList } from '../../makes/MakesList';
import { tenantsTranslationRef } from '../../translation';
import { Preview } from '../usePreview';
import { ApprovalsTab } from './ApprovalsTab';
import { FindingsTab } from './FindingsTab';
import { ObjectsTab } from './ObjectsTab';
import styles from './PreviewPane.module.css';
import { QuotaTab } from './QuotaTab';

const TABS = ['objects', 'quota', 'findings', 'approvals'];

type PreviewPaneProps = { preview: Preview; onRetry(): void };

/** What comes of the form, as the same compiler will render it. The open tab is in the URL. */
export function PreviewPane({ preview, onRetry }: PreviewPaneProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const [params, setParams] = useSearchParams();
  const wanted = params.get('tab') ?? '';
  const tab = TABS.includes(wanted) ? wanted : TABS[0];
  const { value, error, pending } = preview;

  const openTab = (key: string | number) =>
    setParams(
      current => {
        current.set('tab', String(key));
        return current;
      },
      { replace: true },
    );

  const count = (n: number) => (n > 0 ? ` ${n}` : '');

  return (
    <Panel as="section" label={t('preview.title')} busy={pending}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" className={styles.title}>
          {t('preview.title')}
        </Text>
        {value && (
          <Freshness
            asOf={value.asOf}
            source={
              value.base &&
              t('preview.base', { commit: shortenIds(value.base) })
            }
            stale={error?.message}
          />
        )}
      </div>
      {!value && error && (
        <Problem
          error={error}
          what={t('preview.what')}
          verb={t('preview.verb')}
          onRetry={onRetry}
        />
      )}
      {!value && !error && <Skeleton width="100%" height={360} />}
      {value && (
        <>
          {value.makes.length > 0 && (
            <MakesList label={t('preview.title')} makes={value.makes} />
          )}
          {value.notes.map(note => (
            <p key={note} className={styles.note}>
              <Shortened text={note} />
            </p>
          ))}
          <Tabs selectedKey={tab} onSelectionChange={openTab}>
            <TabList aria-label={t('preview.tabs')} className={styles.tabs}>
              <Tab id="objects">
                {t('preview.objects') + count(value.objectCount)}
              </Tab>
              <Tab id="quota">{t('preview.quota')}</Tab>
              <Tab id="findings">
                {t('preview.findings') + count(value.findings.length)}
              </Tab>
              <Tab id="approvals">
                {t('preview.approvals') + count(value.approvals.length)}
              </Tab>
            </TabList>
            <TabPanel id="objects">
              <ObjectsTab groups={value.groups} />
            </TabPanel>
            <TabPanel id="quota">
              <QuotaTab preview={value} />
            </TabPanel>
            <TabPanel id="findings">
              <FindingsTab findings={value.findings} />
            </TabPanel>
            <TabPanel id="approvals">
              <ApprovalsTab approvals={value.approvals} />
            </TabPanel>
          </Tabs>
        </>
      )}
    </Panel>
  );
}
