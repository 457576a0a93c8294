import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { Freshness, Page, PageHeader, Problem } from '@waymark/portal-ui';
import { DriftSection } from '../drift/DriftSection';
import { changesTranslationRef } from '../translation';
import { OpenRollOuts } from '../roll-out/RollOutSection';
import { UpgradeSection } from '../upgrade/UpgradeSection';
import { BehindSection } from './BehindSection';
import { DeliverySection } from './DeliverySection';
import { Figures } from './Figures';
import { HeldSection } from './HeldSection';
import { RenderNow } from './RenderNow';
import { RunsSection } from './RunsSection';
import { useAnswer } from './useAnswer';
import { useReconciler } from './useReconciler';

/** How far delivery is behind intent, why, and what to do about it. */
export function ReconcilerPage() {
  const { t } = useTranslationRef(changesTranslationRef);
  const { status, delivery, runs } = useReconciler();
  const ready = status.state === 'ready' ? status.value : undefined;
  const way = delivery.state === 'ready' ? delivery.value : undefined;
  const answer = useAnswer(ready, way);

  return (
    <Page>
      <PageHeader
        title={t('page.title')}
        answer={status.state === 'failed' ? '' : answer}
        actions={
          status.state === 'ready' && <RenderNow onDone={status.retry} />
        }
      >
        {status.state === 'ready' && (
          <Freshness
            asOf={status.value.asOf}
            source={t('page.source')}
            stale={status.stale?.message}
          />
        )}
      </PageHeader>
      {status.state === 'failed' && (
        <Problem
          error={status.error}
          what={t('page.what')}
          verb={t('page.verb')}
          onRetry={status.retry}
        />
      )}
      {status.state === 'loading' && <Skeleton width="100%" height={280} />}
      {ready && (
        <>
          <UpgradeSection key={ready.rendered.commit} />
          <OpenRollOuts
            status={ready}
            onChanged={() => status.state === 'ready' && status.retry()}
          />
          <DeliverySection delivery={delivery} status={ready} />
          <Figures status={ready} delivery={way} />
          <HeldSection status={ready} />
          {way && <BehindSection delivery={way} />}
          <DriftSection />
          <RunsSection runs={runs} browse={ready.browse} />
        </>
      )}
    </Page>
  );
}
