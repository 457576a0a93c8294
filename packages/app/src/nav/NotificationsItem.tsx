import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiNotification3Line } from '@remixicon/react';
import { appTranslationRef } from '../translation';
import styles from './NotificationsItem.module.css';

type NotificationsItemProps = {
  unreadCount: number;
  to: string;
  onClick(): void;
};

/** The way to the notifications. Its name holds the count, so that nobody has to see it to know it. */
export function NotificationsItem(props: NotificationsItemProps) {
  const { unreadCount, to, onClick } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const count = unreadCount > 99 ? '99+' : String(unreadCount);
  return (
    <SidebarItem
      icon={() => <RiNotification3Line />}
      text={t('nav.notifications')}
      to={to}
      onClick={onClick}
      hasNotifications={unreadCount > 0}
      aria-label={
        unreadCount > 0
          ? t('nav.unread', { unread: count })
          : t('nav.notifications')
      }
    >
      {unreadCount > 0 && (
        <span aria-hidden className={styles.count} data-count={count} />
      )}
    </SidebarItem>
  );
}
