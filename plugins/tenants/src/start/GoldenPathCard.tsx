import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Box,
  ButtonLink,
  Text,
} from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { tenantsTranslationRef } from '../translation';
import { GoldenPath } from './contract';
import styles from './GoldenPathCard.module.css';
import { Statements } from './Statements';

/** One golden path: what it is, what it makes and what it leaves out, and the button that starts it. */
export function GoldenPathCard({ path }: { path: GoldenPath }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const href = path.hasContract
    ? path.name
    : `/create/templates/default/${path.name}`;
  return (
    <Box
      as="article"
      bg="neutral"
      className={styles.card}
      aria-label={path.title}
    >
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
        <ButtonLink
          href={href}
          variant={path.hasContract ? 'primary' : 'secondary'}
          iconEnd={<RiArrowRightLine />}
        >
          {t('start.start', { title: path.title })}
        </ButtonLink>
      </header>
      {path.hasContract && (
        <>
          <div className={styles.contract}>
            <Statements
              kind="creates"
              title={t('start.creates')}
              lines={path.creates}
            />
            <Statements
              kind="leaves-out"
              title={t('start.doesNotCreate')}
              lines={path.doesNotCreate}
            />
          </div>
          <Accordion>
            <AccordionTrigger title={t('start.more')} />
            <AccordionPanel>
              <div className={styles.contract}>
                <Statements
                  title={t('start.readiness')}
                  lines={path.readiness}
                />
                <Statements
                  title={t('start.ownership')}
                  lines={path.ownership}
                />
                <Statements title={t('start.security')} lines={path.security} />
                <Statements title={t('start.cost')} lines={path.cost} />
                <Statements
                  title={t('start.observability')}
                  lines={path.observability}
                />
                <Statements title={t('start.rollback')} lines={path.rollback} />
                <Statements title={t('start.support')} lines={path.support} />
                <Statements
                  title={t('start.escapeHatch')}
                  lines={path.escapeHatch}
                />
              </div>
            </AccordionPanel>
          </Accordion>
        </>
      )}
    </Box>
  );
}
