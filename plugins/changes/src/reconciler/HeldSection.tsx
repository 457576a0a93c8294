import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { HeldDocument, ReconcilerStatus } from '@waymark/plugin-changes-common';
import { FieldError, Section, StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './List.module.css';

/** Documents on main that are not valid: what is wrong, what stays meanwhile, where to mend it. */
export function HeldSection({ status }: { status: ReconcilerStatus }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { browse, held } = status;
  return (
    <Section title={t('held.title')} description={t('held.description')}>
      {held.length === 0 ? (
        <Text as="p" color="secondary" className={styles.line}>
          {t('held.none')}
        </Text>
      ) : (
        <ul className={styles.list}>
          {held.map(document => (
            <Held
              key={document.path}
              document={document}
              href={`${browse.document}${document.path}`}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Held({ document, href }: { document: HeldDocument; href: string }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { because, findings, lastGood, path } = document;
  const service = /^tenants\/[^/]+\/[^/]+\/([^/_]+)\.yaml$/.exec(path)?.[1];
  return (
    <li className={styles.item} id={path}>
      <div className={styles.head}>
        <Link href={href}>{path}</Link>
        <StateBadge
          state="degraded"
          word={lastGood ? t('held.stays') : t('held.nothing')}
        />
      </div>
      {because && (
        <Text as="p" variant="body-small" className={styles.line}>
          {t('held.because', { document: because })}
        </Text>
      )}
      {findings
        .filter(({ severity }) => severity === 'error')
        .map(finding => (
          <FieldError
            key={`${finding.path} ${finding.constraint}`}
            message={`${finding.path ? `${finding.path}: ` : ''}${
              finding.message
            }`}
            fix={finding.fix}
          />
        ))}
      {service && (
        <Link
          href={`/catalog/default/component/${service}`}
          variant="body-small"
        >
          {t('held.service', { service })}
        </Link>
      )}
    </li>
  );
}
