import { FormEvent, ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DraftLine, Page, PageHeader } from '@waymark/portal-ui';
import { Statements } from '../start/Statements';
import { tenantsTranslationRef } from '../translation';
import { Values } from './form/fields';
import { PathForm } from './form/PathForm';
import styles from './GoldenPathWorkbench.module.css';
import { PreviewPane } from './preview/PreviewPane';
import { SubmitBar } from './SubmitBar';
import { useAnswer } from './useAnswer';
import { useChecked } from './useChecked';
import { useDraft } from './useDraft';
import { GoldenPathForm } from './useGoldenPath';
import { usePreview } from './usePreview';
import { useStart } from './useStart';

type GoldenPathWorkbenchProps = { form: GoldenPathForm; above: ReactNode };

/** The two panes, once the form is known. */
export function GoldenPathWorkbench(props: GoldenPathWorkbenchProps) {
  const { path, groups, fresh, initial, draftKey } = props.form;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const [values, setValues] = useState<Values>(initial);
  const [restoredFrom, setRestoredFrom] = useState(
    props.form.draft && new Date(props.form.draft.updatedAt),
  );
  const [tried, setTried] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const { preview: answered, retry } = usePreview(path, values);
  const preview = useChecked(answered, groups, values);
  const { draft, discard } = useDraft(draftKey, values, initial);
  const starting = useStart(path.ref, () => discard(values));
  const answer = useAnswer(preview.value, values.name);

  const findings = preview.value?.findings ?? [];
  const errors = findings.filter(finding => finding.severity === 'error');
  const isCurrent = preview.values === values && !preview.pending;

  const submit = () => {
    if (preview.value?.valid) {
      starting.start(values);
      return;
    }
    const first = errors.find(finding => finding.field)?.field;
    formRef.current
      ?.querySelector<HTMLElement>(
        `[data-field="${first}"] :is(input:not([type=hidden]), button)`,
      )
      ?.focus();
  };

  // Whoever presses the button before the preview has caught up means what they have just typed.
  const [asked, setAsked] = useState(false);
  const submitRef = useRef(submit);
  submitRef.current = submit;
  useEffect(() => {
    if (!asked || preview.pending) return;
    setAsked(false);
    if (isCurrent) submitRef.current();
  }, [asked, isCurrent, preview.pending]);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setAsked(true);
  };

  const startOver = async () => {
    setValues(fresh);
    setTried(false);
    setRestoredFrom(undefined);
    await discard(fresh);
  };

  return (
    <Page>
      <PageHeader title={path.title} above={props.above} answer={answer}>
        <DraftLine
          draft={draft}
          restoredFrom={restoredFrom}
          keptBy="portal"
          onDiscard={startOver}
        />
      </PageHeader>
      <div className={styles.panes}>
        <form
          ref={formRef}
          noValidate
          aria-label={t('path.form')}
          className={styles.form}
          onSubmit={ask}
        >
          <PathForm
            groups={groups}
            values={values}
            findings={findings}
            showAll={tried}
            onChange={(name, value) =>
              setValues(current => ({ ...current, [name]: value }))
            }
          />
          <SubmitBar
            preview={preview.value}
            errors={tried ? errors : []}
            pending={starting.pending}
            failure={starting.error}
          />
          <Statements title={t('path.undo')} lines={path.rollback} />
        </form>
        <PreviewPane preview={preview} onRetry={retry} />
      </div>
    </Page>
  );
}
