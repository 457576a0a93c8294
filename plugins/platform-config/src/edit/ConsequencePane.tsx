import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Panel, Problem } from '@waymark/portal-ui';
import { FindingRows } from '../change/FindingRows';
import { placeOfField, type FieldDifference } from '../form/writeChanges';
import { platformConfigTranslationRef } from '../translation';
import styles from './EditPage.module.css';
import type { Check } from './useCheck';
import type { Reach } from './useReach';

/** What the portal finds of a change beside configuration that is not valid. */
const HELD = 'platform.held';

type ConsequencePaneProps = {
  changes: FieldDifference[];
  isChanged: boolean;
  check: Check;
  reach: Reach;
  path?: string;
  isNew: boolean;
};

/** What comes of what is entered: the fields that differ, what is wrong with the whole tree, and how far it reaches. */
export function ConsequencePane(props: ConsequencePaneProps) {
  const { changes, check, path, isNew } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <Panel as="section" label={t('edit.pane')} busy={check.isPending}>
      <Text as="h2" weight="bold" className={styles.line}>
        {t('edit.pane')}
      </Text>
      <p className={styles.line} role="status">
        <Verdict {...props} />
      </p>
      {check.error && (
        <Problem
          error={check.error}
          what={t('change.what')}
          verb={t('change.verb')}
        />
      )}
      {check.findings.length > 0 && (
        <FindingRows findings={check.findings} of={path} />
      )}
      {!isNew && changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(change => (
            <li key={placeOfField(change.keys)}>
              <Change {...change} />
            </li>
          ))}
        </ul>
      )}
      {check.isValid && <ReachLines reach={props.reach} />}
    </Panel>
  );
}

/** What is to be said first: nothing to say yet, what is wrong, or that it may go on. */
function Verdict({ changes, check, isChanged, isNew }: ConsequencePaneProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const count = check.findings.filter(
    ({ severity }) => severity === 'error',
  ).length;
  if (!isChanged) return <>{t('edit.nothing')}</>;
  if (check.isPending) return <>{t('edit.checking')}</>;
  if (check.error) return <>{t('edit.unchecked')}</>;
  if (count > 0) return <>{t('edit.invalid', { count })}</>;
  if (check.findings.some(({ constraint }) => constraint === HELD)) {
    return <>{t('edit.noEffect')}</>;
  }
  if (isNew) return <>{t('edit.validNew')}</>;
  return <>{t('edit.valid', { count: changes.length })}</>;
}

function Change({ keys, before, after }: FieldDifference) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  return (
    <>
      <code>{placeOfField(keys)}</code>
      <dl className={styles.sides}>
        <dt>{t('edit.before')}</dt>
        <dd>{show(before) ?? t('value.none')}</dd>
        <dt>{t('edit.after')}</dt>
        <dd>{show(after) ?? t('value.none')}</dd>
      </dl>
    </>
  );
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function ReachLines({ reach }: { reach: Reach }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (reach.state === 'waiting') {
    return (
      <Text as="p" color="secondary" className={styles.line}>
        {t('edit.reaching')}
      </Text>
    );
  }
  if (reach.state === 'failed') {
    return (
      <Text as="p" color="secondary" className={styles.line}>
        {t('edit.unreached', { reason: reach.error.message })}
      </Text>
    );
  }
  const { diff, held } = reach.radius;
  return (
    <>
      <Text as="p" weight="bold" className={styles.line}>
        {t('edit.workloads', { count: diff.workloads })}
      </Text>
      <Text as="p" color="secondary" className={styles.line}>
        {t('edit.objects', {
          changed: String(diff.changed),
          added: String(diff.added),
          removed: String(diff.removed),
        })}{' '}
        {t('edit.restarts', { count: diff.restarts })}
        {held.length > 0 && ` ${t('edit.held', { count: held.length })}`}
      </Text>
    </>
  );
}
