import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { MessageForm, MessageFormProps } from './MessageForm';
import styles from './Request.module.css';

type MessageDialogProps = Omit<MessageFormProps, 'primary'> & {
  /** The button that opens it. */
  open: string;
  isPrimary?: boolean;
  ask: string;
  consequence: string;
  /** Closes it, and leaves everything as it is. */
  keep: string;
};

/** What a verb does, asked before it is done, and why it is done. */
export function MessageDialog(props: MessageDialogProps) {
  const { ask, consequence, isPrimary, keep, open, ...form } = props;
  return (
    <DialogTrigger>
      <Button variant={isPrimary ? 'primary' : 'secondary'}>{open}</Button>
      <Dialog width={480}>
        <DialogHeader>{ask}</DialogHeader>
        <DialogBody>
          <Text as="p" className={styles.line}>
            {consequence}
          </Text>
          <MessageForm {...form} primary />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {keep}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
