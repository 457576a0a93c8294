import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import { MadeObject, RunMakes } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import styles from './ObjectLinks.module.css';

/** How many objects there are of each concern, and behind each number the rendered files. */
export function ObjectLinks({ groups }: Pick<RunMakes, 'groups'>) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <AccordionGroup allowsMultiple className={styles.groups}>
      {groups.map(({ concern, objects }) => (
        <Accordion key={concern} className={styles.group}>
          <AccordionTrigger
            level={3}
            title={t(`preview.concern.${concern}`)}
            subtitle={t('preview.objectCount', { count: objects.length })}
          />
          <AccordionPanel>
            <ul
              className={styles.objects}
              aria-label={t(`preview.concern.${concern}`)}
            >
              {objects.map(object => (
                <li key={object.path}>
                  <ObjectLink object={object} />
                </li>
              ))}
            </ul>
          </AccordionPanel>
        </Accordion>
      ))}
    </AccordionGroup>
  );
}

function ObjectLink({ object }: { object: MadeObject }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { kind, name, origin, url } = object;
  const title = `${kind} ${name}`;
  return (
    <>
      {url ? <Link href={url}>{title}</Link> : title}
      {origin === 'namespace' && (
        <span className={styles.origin}> {t('preview.ofNamespace')}</span>
      )}
    </>
  );
}
