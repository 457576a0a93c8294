import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { RiInbox2Line } from '@remixicon/react';
import { Notice } from './Notice';

/** @public */
export type EmptyStateProps = {
  title: string;
  /** Why there is nothing. */
  why: ReactNode;
  /** What to do next. */
  next?: ReactNode;
  action?: ReactNode;
};

/**
 * Nothing to show, and why, and what next.
 *
 * @public
 */
export function EmptyState({ title, why, next, action }: EmptyStateProps) {
  return (
    <Notice
      tone="neutral"
      icon={<RiInbox2Line size={20} />}
      title={title}
      action={action}
    >
      <Text as="p" color="secondary">
        {why}
      </Text>
      {next && (
        <Text as="p" color="secondary">
          {next}
        </Text>
      )}
    </Notice>
  );
}
