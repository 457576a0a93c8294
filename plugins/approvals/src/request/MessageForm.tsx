import { FormEvent, useState } from 'react';
import { Button, TextAreaField } from '@backstage/ui';
import { ApprovalsApi } from '@waymark/plugin-approvals-common';
import { Problem } from '@waymark/portal-ui';
import styles from './Request.module.css';
import { useAct } from './useRequest';

export type MessageFormProps = {
  label: string;
  send: string;
  /** What it is and does, for when it fails. */
  what: string;
  verb: string;
  primary?: boolean;
  say(api: ApprovalsApi, text: string): Promise<unknown>;
  onDone(): void;
};

/** Says something about a request. */
export function MessageForm(props: MessageFormProps) {
  const { label, onDone, primary, say, send, verb, what } = props;
  const [text, setText] = useState('');
  const { act, error, isPending } = useAct(onDone);
  const said = text.trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (said && (await act(api => say(api, said)))) setText('');
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <TextAreaField
        label={label}
        value={text}
        onChange={setText}
        isDisabled={isPending}
      />
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant={primary ? 'primary' : 'secondary'}
          isDisabled={!said}
          isPending={isPending}
        >
          {send}
        </Button>
      </div>
      {error && <Problem error={error} what={what} verb={verb} />}
    </form>
  );
}
