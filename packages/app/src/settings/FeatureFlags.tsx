import { ReactNode } from 'react';
import {
  featureFlagsApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EmptyState } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';
import styles from './FeatureFlags.module.css';

/** Features to switch on. Where there are none, Backstage shows everybody how to program one. */
export function FeatureFlags({ children }: { children: ReactNode }) {
  const { t } = useTranslationRef(appTranslationRef);
  const flags = useApi(featureFlagsApiRef).getRegisteredFlags();
  if (flags.length > 0) return <>{children}</>;
  return (
    <div className={styles.empty}>
      <EmptyState
        title={t('featureFlags.none')}
        why={t('featureFlags.noneWhy')}
      />
    </div>
  );
}
