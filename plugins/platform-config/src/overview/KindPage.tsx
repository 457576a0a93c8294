import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link, Text } from '@backstage/ui';
import {
  CONFIGURATION_KINDS,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { EmptyState, RowList, StateBadge } from '@waymark/portal-ui';
import { addressOf, newAddress, ROOT } from '../addresses';
import {
  ofKind,
  titleOf,
  type Configuration,
} from '../configuration/configuration';
import { ConfigurationFrame } from '../configuration/ConfigurationFrame';
import { useEditDenial } from '../configuration/useEditDenial';
import { platformConfigTranslationRef } from '../translation';

type KindPageProps = {
  configuration: Configuration;
  kind: ConfigurationKind;
  stale?: string;
};

/** The documents of a kind, what the kind is for, and the way to a new one. */
export function KindPage({ configuration, kind, stale }: KindPageProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const denial = useEditDenial();
  const entries = ofKind(configuration, kind);
  const { description, title } = CONFIGURATION_KINDS[kind];
  const mayAdd = !denial && configuration.source !== 'built-in';
  const add = mayAdd && (
    <ButtonLink href={newAddress(kind)} variant="primary">
      {t('kind.new', { kind: title.toLowerCase() })}
    </ButtonLink>
  );
  return (
    <ConfigurationFrame
      configuration={configuration}
      current={{ kind }}
      title={t(`kinds.${kind}`)}
      above={<Link href={ROOT}>{t('overview.title')}</Link>}
      answer={description}
      stale={stale}
      actions={add}
    >
      {entries.length === 0 ? (
        <EmptyState
          title={t('kind.empty', { kind: title.toLowerCase() })}
          why={t('kind.emptyWhy')}
        />
      ) : (
        <RowList
          items={entries.map(entry => {
            const { document, findings, name, path, usedBy } = entry;
            return {
              id: path,
              title: (
                <Link href={addressOf(kind, name)} weight="bold">
                  {titleOf(entry)}
                </Link>
              ),
              meta: (
                <>
                  {titleOf(entry) !== name && <code>{name}</code>}
                  {document?.metadata.description && (
                    <span>{document.metadata.description}</span>
                  )}
                  <span>
                    {t('kind.usedBy', {
                      count: new Set(usedBy.map(({ by }) => by.path)).size,
                    })}
                  </span>
                </>
              ),
              state: findings.some(({ severity }) => severity === 'error') ? (
                <StateBadge state="degraded" word={t('kind.invalid')} />
              ) : undefined,
            };
          })}
        />
      )}
      {denial && (
        <Text as="p" color="secondary">
          {t('kind.denied', { grant: denial.whoCanGrant })}
        </Text>
      )}
    </ConfigurationFrame>
  );
}
