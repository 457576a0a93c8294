import { ResponseError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  EmptyState,
  Freshness,
  HeaderAnswer,
  Problem,
  useLoad,
} from '@waymark/portal-ui';
import { tenantsApiRef } from '../api';
import { tenantsTranslationRef } from '../translation';
import { EnvironmentColumn } from './EnvironmentColumn';
import { HeldNotice } from './HeldNotice';
import { LeftNotice } from './LeftNotice';
import styles from './ServiceCard.module.css';
import { useServiceAnswer } from './useServiceAnswer';

/** A service in each of its environments: what is wanted, what runs, where to look. */
export function ServiceCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(tenantsTranslationRef);
  const tenantsApi = useApi(tenantsApiRef);
  const { name } = entity.metadata;
  const service = useLoad(
    signal => tenantsApi.getService(name, { signal }),
    [tenantsApi, name],
    { refreshMs: 15_000 },
  );
  const answer = useServiceAnswer(service);
  const isUnknown =
    service.state === 'failed' &&
    service.error instanceof ResponseError &&
    service.error.response.status === 404;

  return (
    <Card>
      <CardHeader>
        <Text
          as="h2"
          variant="title-x-small"
          weight="bold"
          className={styles.title}
        >
          {t('service.title')}
        </Text>
        {answer && <HeaderAnswer>{answer}</HeaderAnswer>}
      </CardHeader>
      <CardBody>
        {service.state === 'loading' && <Skeleton width="100%" height={160} />}
        {isUnknown && (
          <EmptyState
            title={t('service.emptyTitle')}
            why={t('service.emptyWhy', { name })}
          />
        )}
        {service.state === 'failed' && !isUnknown && (
          <Problem
            error={service.error}
            what={t('service.what')}
            verb={t('service.verb')}
            onRetry={service.retry}
          />
        )}
        {service.state === 'ready' && (
          <div className={styles.body}>
            <div className={styles.environments}>
              {service.value.held.map(held => (
                <HeldNotice key={held.path} value={held} />
              ))}
              {service.value.environments.map(environment => (
                <EnvironmentColumn
                  key={environment.environment}
                  value={environment}
                />
              ))}
              {service.value.left?.map(left => (
                <LeftNotice key={left.environment} value={left} />
              ))}
            </div>
            <div className={styles.foot}>
              {service.value.links.map(link => (
                <Link key={link.url} href={link.url}>
                  {link.title}
                </Link>
              ))}
              <Freshness
                asOf={service.value.asOf}
                source={service.value.source}
                stale={service.stale?.message}
              />
            </div>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
