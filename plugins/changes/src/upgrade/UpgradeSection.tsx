import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogTrigger, Text } from '@backstage/ui';
import {
  CompilerUpgrade,
  reconcilerRunPermission,
} from '@waymark/plugin-changes-common';
import {
  Freshness,
  Problem,
  RelativeTime,
  Section,
  useDenial,
  useLoad,
} from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { FleetDiffList } from './FleetDiffList';
import { ReleaseDialog } from './ReleaseDialog';
import styles from './UpgradeSection.module.css';

const EVERY_MS = 30_000;

/** An upgrade of the compiler that waits: what it changes over the fleet, and its release. Nothing when there is none. */
export function UpgradeSection() {
  const denial = useDenial({ permission: reconcilerRunPermission });
  // Its examples hold values of every team's objects, so it is for those who run the reconciler.
  const mayLook = denial.state === 'ready' && !denial.value;
  return mayLook ? <Upgrade /> : null;
}

function Upgrade() {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const loaded = useLoad(() => api.getUpgrade(), [api], {
    refreshMs: EVERY_MS,
  });
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') {
    return (
      <Problem
        error={loaded.error}
        what={t('upgrade.what')}
        verb={t('upgrade.verb')}
        onRetry={loaded.retry}
      />
    );
  }
  const { asOf, upgrade } = loaded.value;
  if (!upgrade) return null;
  return (
    <Section
      title={t('upgrade.title', versions(upgrade))}
      description={t('upgrade.description')}
      action={
        upgrade.state === 'held' ? (
          <DialogTrigger>
            <Button variant="primary">{t('upgrade.release')}</Button>
            <Dialog>
              <ReleaseDialog upgrade={upgrade} onReleased={loaded.retry} />
            </Dialog>
          </DialogTrigger>
        ) : undefined
      }
    >
      <Text as="p" className={styles.line}>
        {summary(upgrade)}{' '}
        <Text as="span" weight="bold">
          {t('upgrade.restarts', { count: upgrade.diff.restarts })}
        </Text>
      </Text>
      <FleetDiffList diff={upgrade.diff} />
      <div className={styles.foot}>
        {upgrade.heldAt && (
          <Text variant="body-small" color="secondary">
            {t('upgrade.since')} <RelativeTime moment={upgrade.heldAt} />
          </Text>
        )}
        <Freshness asOf={asOf} source={t('upgrade.source')} />
      </div>
    </Section>
  );

  function summary({ diff }: CompilerUpgrade) {
    return t('upgrade.summary', {
      added: String(diff.added),
      removed: String(diff.removed),
      changed: String(diff.changed),
      workloads: String(diff.workloads),
    });
  }
}

function versions({ from, to }: CompilerUpgrade) {
  return { from: from.compiler ?? '?', to: to.compiler ?? '?' };
}
