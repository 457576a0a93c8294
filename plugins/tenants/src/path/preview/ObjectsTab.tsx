import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { PreviewGroup, PreviewObject } from '@waymark/plugin-tenants-common';
import { CodeBlock, EmptyState } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../../translation';
import styles from './ObjectsTab.module.css';

function ObjectRow({ object }: { object: PreviewObject }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const subtitle =
    object.origin === 'namespace'
      ? `${object.name} · ${t('preview.ofNamespace')}`
      : object.name;
  return (
    <Accordion className={styles.row}>
      <AccordionTrigger level={4}>
        <span className={styles.object}>
          <span className={styles.kind}>{object.kind}</span>
          <span className={styles.subtitle}>{subtitle}</span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <div className={styles.detail}>
          <Text as="p" variant="body-small">
            {t('preview.why', { why: object.why })}
          </Text>
          <CodeBlock name={object.path} code={object.yaml} />
        </div>
      </AccordionPanel>
    </Accordion>
  );
}

/** The objects by concern. Each opens what it is and why it is there. */
export function ObjectsTab({ groups }: { groups: PreviewGroup[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const filled = groups.filter(group => group.objects.length > 0);
  if (filled.length === 0) {
    return (
      <EmptyState title={t('preview.noObjects')} why={t('preview.waiting')} />
    );
  }
  return (
    <div className={styles.groups}>
      {filled.map(group => (
        <section key={group.concern} className={styles.group}>
          <div className={styles.head}>
            <Text as="h3" weight="bold" className={styles.name}>
              {t(`preview.concern.${group.concern}`)}
            </Text>
            <Text variant="body-small" color="secondary">
              {t('preview.objectCount', { count: group.objects.length })}
            </Text>
          </div>
          <AccordionGroup allowsMultiple className={styles.rows}>
            {group.objects.map(object => (
              <ObjectRow key={object.path} object={object} />
            ))}
          </AccordionGroup>
        </section>
      ))}
    </div>
  );
}
