import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { CountedHeld } from '@waymark/plugin-tenants-common';
import { RelativeTime } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './HeldNote.module.css';

/** Which documents count as they were when they were valid last, because what they made keeps running. */
export function HeldNote({ held }: { held: CountedHeld[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return held.map(({ from, path, since }) => (
    <Text
      key={path}
      as="p"
      variant="body-small"
      color="secondary"
      className={styles.note}
    >
      {t('namespaces.heldFrom', {
        document: path.replace(/^.*\//, ''),
        commit: from.slice(0, 7),
      })}{' '}
      <RelativeTime moment={since} />
    </Text>
  ));
}
