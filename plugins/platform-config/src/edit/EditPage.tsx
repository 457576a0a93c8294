import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Link,
  TextAreaField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  CONFIGURATION_KINDS,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { DeniedState, Page, PageHeader } from '@waymark/portal-ui';
import { addressOf } from '../addresses';
import {
  titleOf,
  type Configuration,
  type Entry,
} from '../configuration/configuration';
import { LastGoodNotice } from '../configuration/LastGoodNotice';
import { useEditDenial } from '../configuration/useEditDenial';
import { pathOfId } from '../form/fields';
import { SchemaForm } from '../form/SchemaForm';
import { platformConfigTranslationRef } from '../translation';
import { ConsequencePane } from './ConsequencePane';
import styles from './EditPage.module.css';
import { SubmitBar } from './SubmitBar';
import { useCheck } from './useCheck';
import { useEdit, type Edit } from './useEdit';
import { useReach } from './useReach';

type EditPageProps = {
  configuration: Configuration;
  kind: ConfigurationKind;
  /** Absent for a new document. */
  entry?: Entry;
};

/** Left the form, right what comes of it, below both the way to review. */
export function EditPage({ configuration, entry, kind }: EditPageProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const denial = useEditDenial();
  // What is edited is the commit that was looked at first; a newer one on main is a conflict to be told, not overwritten.
  const [seen] = useState(configuration);
  const [opened] = useState(entry);
  const edit = useEdit(kind, opened);
  const { changes, content, path } = edit;
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  // A new document lacks everything before anybody has begun, and is not reproached for it.
  const hasBegun =
    opened !== undefined || path !== undefined || visited.size > 0;
  const isChanged = edit.isChanged && hasBegun;
  const base = seen.commit;
  const check = useCheck({ base, content, isChanged, path });
  const isReady = isChanged && check.isValid === true && path !== undefined;
  const reach = useReach(isReady ? { path, content } : undefined, base);
  const title = CONFIGURATION_KINDS[kind].title;
  const name = opened ? titleOf(opened) : undefined;

  return (
    <Page>
      <PageHeader
        title={
          name === undefined
            ? t('edit.titleNew', { kind: title.toLowerCase() })
            : t('edit.title', { name })
        }
        above={
          <Link href={addressOf(kind, opened?.name)}>
            {name ?? t(`kinds.${kind}`)}
          </Link>
        }
        answer={t('edit.answer')}
      />
      {seen.source === 'last-good' && <LastGoodNotice configuration={seen} />}
      {denial ? (
        <DeniedState what={t('change.verb')} denial={denial} />
      ) : (
        <div className={styles.panes}>
          <div className={styles.form}>
            <ModeChoice edit={edit} />
            <Editor
              configuration={seen}
              kind={kind}
              edit={edit}
              isNamed={opened !== undefined}
              visited={visited}
              onVisit={place => setVisited(known => new Set(known).add(place))}
              findings={check.findings.filter(
                ({ document }) => document === (path ?? ''),
              )}
            />
          </div>
          <div className={styles.side}>
            <ConsequencePane
              changes={changes}
              isChanged={isChanged}
              check={check}
              reach={reach}
              path={path ?? ''}
              isNew={opened === undefined}
            />
            <SubmitBar
              base={base}
              edits={
                path === undefined
                  ? undefined
                  : [{ action: 'put', path, content }]
              }
              isValid={isReady}
              isChanged={isChanged}
              onReset={edit.reset}
              onSent={edit.forget}
            />
          </div>
        </div>
      )}
    </Page>
  );
}

function ModeChoice({ edit }: { edit: Edit }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('edit.mode')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[edit.mode]}
      onSelectionChange={keys => {
        const [mode] = keys;
        if (mode === 'form' || mode === 'yaml') edit.setMode(mode);
      }}
    >
      <ToggleButton id="form" isDisabled={edit.isTextOnly}>
        {t('edit.form')}
      </ToggleButton>
      <ToggleButton id="yaml">{t('edit.yaml')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

type EditorProps = {
  configuration: Configuration;
  kind: ConfigurationKind;
  edit: Edit;
  isNamed: boolean;
  visited: ReadonlySet<string>;
  onVisit(path: string): void;
  findings: ReturnType<typeof useCheck>['findings'];
};

function Editor(props: EditorProps) {
  const { configuration, edit, findings, isNamed, kind, visited } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return edit.mode === 'yaml' ? (
    <TextAreaField
      label={t('edit.yaml')}
      className={styles.yaml}
      rows={28}
      value={edit.content}
      onChange={edit.setText}
      spellCheck="false"
      isInvalid={findings.some(({ severity }) => severity === 'error')}
    />
  ) : (
    <SchemaForm
      kind={kind}
      configuration={configuration}
      data={edit.data}
      // What is said of the whole document stands beside the form, once.
      findings={findings.filter(finding => finding.path !== '')}
      isNamed={isNamed}
      isTold={path => isNamed || visited.has(path)}
      onChange={edit.setData}
      onVisit={id => props.onVisit(pathOfId(id))}
    />
  );
}
