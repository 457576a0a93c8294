import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
  Text,
} from '@backstage/ui';
import { ServiceEnvironment } from '@waymark/plugin-tenants-common';
import { CodeBlock, IntentReality, shortenIds } from '@waymark/portal-ui';
import { AccessLink } from '../namespaces/AccessLink';
import { FindingList } from '../findings/FindingList';
import { historyLink } from '../history/historyLink';
import { tenantsTranslationRef } from '../translation';
import styles from './EnvironmentColumn.module.css';
import { EnvironmentFrame } from './EnvironmentFrame';

/** An image is known by its last part. */
const shortImage = (image: string) =>
  shortenIds(image.split('/').at(-1) ?? image);

/** `tenants/<team>/<environment>/<service>.yaml` */
function placeOf({ environment, intent, namespace }: ServiceEnvironment) {
  const [, team = '', , file = ''] = intent.path.split('/');
  const service = file.replace(/\.yaml$/, '');
  return { team, environment, namespace, service };
}

/** Where what runs is compared with what was synced, and whoever changed it is named. */
function driftLink(value: ServiceEnvironment): string {
  const { namespace, service } = placeOf(value);
  return `/reconciler?${new URLSearchParams({ namespace, service })}#drift`;
}

/** One environment: intent beside reality, remarks, and the document behind it. */
export function EnvironmentColumn({ value }: { value: ServiceEnvironment }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { intent, reality, links } = value;
  const { running } = reality;
  // What is merely to be known, such as the bootstrap image, the intent says already.
  const findings = value.findings.filter(({ severity }) => severity !== 'info');
  return (
    <EnvironmentFrame
      environment={value.environment}
      namespace={value.namespace}
    >
      <IntentReality
        intent={
          <ul className={styles.facts}>
            <li>
              {t('service.replicas', {
                min: String(intent.minReplicas),
                max: String(intent.maxReplicas),
                size: intent.size,
              })}
            </li>
            <li title={intent.image}>
              {intent.bootstrapImage
                ? t('service.bootstrap')
                : t('service.image', { image: shortImage(intent.image) })}
            </li>
            <li>{t('service.exposure', { exposure: intent.exposure })}</li>
            {intent.sloClass && (
              <li>{t('service.slo', { slo: intent.sloClass })}</li>
            )}
          </ul>
        }
        reality={{
          ...reality,
          ...(reality.state === 'not-applicable' && {
            word: t('reality.waits'),
          }),
        }}
        details={
          running?.image && (
            <Text
              as="p"
              variant="body-small"
              className={styles.image}
              title={running.image}
            >
              {running.image === intent.image
                ? t('service.sameImage')
                : t('service.otherImage', { image: shortImage(running.image) })}
            </Text>
          )
        }
      />
      {findings.length > 0 && <FindingList findings={findings} />}
      <div className={styles.links}>
        {links.map(link => (
          <Link key={link.url} href={link.url}>
            {link.title}
          </Link>
        ))}
        <Link href={driftLink(value)}>{t('service.drift')}</Link>
        <AccessLink {...placeOf(value)} />
        <Link href={historyLink(intent.path)}>{t('service.history')}</Link>
      </div>
      <Accordion>
        <AccordionTrigger level={4} title={t('service.intentYaml')} />
        <AccordionPanel>
          <CodeBlock name={intent.path} code={intent.yaml} />
        </AccordionPanel>
      </Accordion>
    </EnvironmentFrame>
  );
}
