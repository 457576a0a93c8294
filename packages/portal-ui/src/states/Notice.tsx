import { ReactNode } from 'react';
import { Box, Text } from '@backstage/ui';
import styles from './Notice.module.css';

type NoticeProps = {
  icon: ReactNode;
  title: string;
  tone: 'neutral' | 'danger' | 'warning';
  children?: ReactNode;
  action?: ReactNode;
};

/** The shape that the empty, failed and denied states share. */
export function Notice({ icon, title, tone, children, action }: NoticeProps) {
  return (
    <Box
      bg="neutral"
      className={styles.notice}
      data-tone={tone}
      role={tone === 'neutral' ? undefined : 'alert'}
    >
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <div className={styles.body}>
        <Text as="p" weight="bold" className={styles.title}>
          {title}
        </Text>
        {children}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </Box>
  );
}
