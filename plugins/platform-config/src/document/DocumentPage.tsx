import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Dialog, DialogTrigger, Link } from '@backstage/ui';
import {
  CONFIGURATION_KINDS,
  organizationAllocations,
  teamAllocations,
} from '@waymark/plugin-platform-config-common';
import { CodeBlock, EmptyState, Section, type Load } from '@waymark/portal-ui';
import { addressOf, editAddress } from '../addresses';
import { AllocationList } from '../allocation/AllocationList';
import { useNamespacesOf } from '../allocation/useNamespacesOf';
import { FindingRows } from '../change/FindingRows';
import {
  titleOf,
  type Configuration,
  type Entry,
} from '../configuration/configuration';
import { ConfigurationFrame } from '../configuration/ConfigurationFrame';
import { useEditDenial } from '../configuration/useEditDenial';
import { platformConfigTranslationRef } from '../translation';
import { UsageAside } from '../usage/UsageAside';
import { useDependents, type Dependents } from '../usage/useDependents';
import { specSchema } from '../values/fieldSchema';
import { Fields } from '../values/Fields';
import { DeleteDialog } from './DeleteDialog';
import styles from './DocumentPage.module.css';
import { SinceSection } from './SinceSection';

const listed = new Intl.ListFormat('en');

type DocumentPageProps = {
  configuration: Configuration;
  entry: Entry;
  stale?: string;
};

/** One document: what it says, what of it is given away, who depends on it, and since when it is so. */
export function DocumentPage(props: DocumentPageProps) {
  const { configuration, entry, stale } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const dependents = useDependents(entry);
  const { content, document, findings, kind, name, path } = entry;
  const isBuiltIn = configuration.source === 'built-in';
  return (
    <ConfigurationFrame
      configuration={configuration}
      current={{ kind, name }}
      title={titleOf(entry)}
      above={<Link href={addressOf(kind)}>{t(`kinds.${kind}`)}</Link>}
      answer={<Answer entry={entry} dependents={dependents} />}
      stale={stale}
      actions={!isBuiltIn && <Actions {...props} />}
      aside={
        <>
          <UsageAside entry={entry} dependents={dependents} />
          {!isBuiltIn && (
            <SinceSection path={path} commit={configuration.commit} />
          )}
        </>
      }
    >
      {findings.length > 0 && (
        <Section title={t('document.findings')}>
          <FindingRows findings={findings} of={path} />
        </Section>
      )}
      <Allocations configuration={configuration} entry={entry} />
      <Section title={t('document.fields')}>
        {document ? (
          <Fields
            kind={kind}
            value={document.spec}
            node={specSchema(kind)}
            path="spec"
          />
        ) : (
          <EmptyState
            title={t('document.unreadable')}
            why={t('document.unreadableWhy')}
          />
        )}
      </Section>
      <details className={styles.yaml} open={!document}>
        <summary>{t('document.yaml')}</summary>
        <CodeBlock name={path} code={content} />
      </details>
    </ConfigurationFrame>
  );
}

function Actions({ configuration, entry }: DocumentPageProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const denial = useEditDenial();
  const { kind, name } = entry;
  if (denial) {
    return (
      <p className={styles.denied}>
        {t('document.denied', { grant: denial.whoCanGrant })}
      </p>
    );
  }
  return (
    <>
      <ButtonLink href={editAddress(kind, name)} variant="primary">
        {t('document.edit')}
      </ButtonLink>
      <DialogTrigger>
        <Button variant="secondary">{t('document.delete')}</Button>
        <Dialog width={560}>
          <DeleteDialog entry={entry} base={configuration.commit} />
        </Dialog>
      </DialogTrigger>
    </>
  );
}

/** What it is, and how many depend on it. */
function Answer({
  dependents,
  entry,
}: {
  dependents: Load<Dependents>;
  entry: Entry;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { document, kind, usedBy } = entry;
  if (entry.findings.some(({ severity }) => severity === 'error')) {
    return <>{t('document.answerInvalid')}</>;
  }
  const says = document?.metadata.description?.replace(/\.$/, '');
  const what = t('document.answerWhat', {
    what: says ?? CONFIGURATION_KINDS[kind].title,
  });
  if (dependents.state !== 'ready') return <>{what}</>;
  const { namespaces, services } = dependents.value.totals;
  const documents = new Set(usedBy.map(({ by }) => by.path)).size;
  const who = [
    documents > 0 && t('document.answerDocuments', { count: documents }),
    namespaces > 0 && t('usage.namespaces', { count: namespaces }),
    services > 0 && t('usage.services', { count: services }),
  ].filter(one => one !== false);
  const count = documents + namespaces + services;
  return (
    <>
      {what}{' '}
      {count === 0
        ? t('document.answerUnused')
        : t('document.answerUsed', { who: listed.format(who), count })}
    </>
  );
}

type AllocationsProps = Pick<DocumentPageProps, 'configuration' | 'entry'>;

function Allocations({ configuration, entry }: AllocationsProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { kind, name } = entry;
  if (kind === 'Team') {
    return <TeamAllocations configuration={configuration} team={name} />;
  }
  if (kind !== 'Organization') return null;
  return (
    <Section title={t('overview.allocation')}>
      <AllocationList
        allocations={organizationAllocations(configuration)}
        addressOf={team => addressOf('Team', team)}
        others={count => t('allocation.otherTeams', { count })}
      />
    </Section>
  );
}

function TeamAllocations(props: {
  configuration: Configuration;
  team: string;
}) {
  const { configuration, team } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const namespaces = useNamespacesOf(team);
  if (namespaces.state !== 'ready') return null;
  const asked = namespaces.value;
  return (
    <Section
      title={t('document.allocation')}
      description={t('document.allocationWhy', { count: asked.length })}
    >
      <AllocationList
        allocations={teamAllocations(configuration, team, asked)}
        others={count => t('allocation.otherNamespaces', { count })}
      />
    </Section>
  );
}
