import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { Panel } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { GoldenPath } from './contract';
import styles from './GoldenPathCard.module.css';
import { PathContract } from './PathContract';

type GoldenPathCardProps = {
  path: GoldenPath;
  /** Whether the reader may start any. */
  mayStart: boolean;
};

/** One golden path: what it is, what it makes and what it leaves out, and the button that starts it. */
export function GoldenPathCard({ path, mayStart }: GoldenPathCardProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const href = path.hasContract
    ? path.name
    : `/create/templates/default/${path.name}`;
  return (
    <Panel as="article" label={path.title}>
      <header className={styles.head}>
        <div className={styles.words}>
          <Text as="h2" variant="title-x-small" className={styles.title}>
            {path.title}
          </Text>
          {path.description && (
            <Text as="p" color="secondary" className={styles.text}>
              {path.description}
            </Text>
          )}
          {!path.hasContract && (
            <Text as="p" variant="body-small" color="secondary">
              {t('start.plain')}
            </Text>
          )}
        </div>
        {mayStart && (
          <ButtonLink
            href={href}
            variant={path.hasContract ? 'primary' : 'secondary'}
            iconEnd={<RiArrowRightLine />}
          >
            {t('start.start', { title: path.title })}
          </ButtonLink>
        )}
      </header>
      {path.hasContract && <PathContract path={path} />}
    </Panel>
  );
}
