import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { Denial } from '@waymark/plugin-access-common';
import { DeniedState, Section } from '@waymark/portal-ui';
import styles from './start/StartSection.module.css';
import { homeTranslationRef } from './translation';

const OPEN = [
  ['catalog', '/catalog'],
  ['docs', '/docs'],
  ['paths', '/start'],
] as const;

/** Home for a person without any role: why there is nothing of theirs, who can change that, and what is open to them. */
export function NoRole({ denial }: { denial?: Denial }) {
  const { t } = useTranslationRef(homeTranslationRef);
  return (
    <>
      <DeniedState
        what={t('noRole.verb')}
        denial={denial && { ...denial, reason: t('noRole.why') }}
        reason={t('noRole.why')}
      />
      <Section title={t('noRole.open')}>
        <ul className={styles.list}>
          {OPEN.map(([name, href]) => (
            <li key={name} className={styles.item}>
              <Link href={href} weight="bold" standalone>
                {t(`noRole.${name}.title`)}
              </Link>
              <Text as="p" color="secondary" className={styles.text}>
                {t(`noRole.${name}.what`)}
              </Text>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
