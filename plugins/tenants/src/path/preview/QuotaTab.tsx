import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { GoldenPathPreview } from '@waymark/plugin-tenants-common';
import { EmptyState } from '@waymark/portal-ui';
import { quantity } from '../../quota/quantity';
import { tenantsTranslationRef } from '../../translation';
import styles from './QuotaTab.module.css';

/** What the service takes of its namespace's quota. */
export function QuotaTab({ preview }: { preview: GoldenPathPreview }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (preview.quota.length === 0) {
    return <EmptyState title={t('preview.quota')} why={t('preview.noQuota')} />;
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>
            {t('preview.quotaCaption', {
              namespace: preview.namespace?.name ?? '',
            })}
          </VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('preview.resource')}</th>
            <th scope="col">{t('preview.requested')}</th>
            <th scope="col">{t('preview.used')}</th>
            <th scope="col">{t('preview.limit')}</th>
            <th scope="col">{t('preview.left')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.quota.map(line => (
            <tr key={line.resource} data-fits={line.left >= 0}>
              <th scope="row">{line.resource}</th>
              <td>{quantity(line.requested, line.unit)}</td>
              <td>{quantity(line.used, line.unit)}</td>
              <td>{quantity(line.limit, line.unit)}</td>
              <td className={styles.left}>
                {quantity(line.left, line.unit)}
                {line.left < 0 && ` (${t('preview.doesNotFit')})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
