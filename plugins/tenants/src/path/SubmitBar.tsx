import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { GoldenPathPreview, RunFinding } from '@waymark/plugin-tenants-common';
import { Problem } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './SubmitBar.module.css';

type SubmitBarProps = {
  preview?: GoldenPathPreview;
  /** What stops it, once someone has tried. */
  errors: RunFinding[];
  pending: boolean;
  failure?: Error;
};

/** The page's one action. It names what it makes. */
export function SubmitBar(props: SubmitBarProps) {
  const { preview, errors, pending, failure } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const ofFields = new Set(errors.flatMap(finding => finding.field ?? []));

  const settle = () => {
    if (errors.length === 0) return '';
    return ofFields.size > 0
      ? t('path.settle', { count: ofFields.size })
      : t('path.settleElsewhere');
  };

  return (
    <div className={styles.bar}>
      {failure && (
        <Problem
          error={failure}
          what={t('path.startWhat')}
          verb={t('path.startVerb')}
        />
      )}
      <div className={styles.action}>
        <Button
          type="submit"
          variant="primary"
          size="medium"
          isPending={pending}
        >
          {preview?.valid
            ? t('path.submit', { count: preview.objectCount })
            : t('path.submitUnknown')}
        </Button>
        <Text role="status" variant="body-small" color="danger">
          {settle()}
        </Text>
      </div>
    </div>
  );
}
