import type { ComponentProps } from 'react';
import {
  Sidebar,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentComponent } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import {
  RiMenuLine,
  RiNotification3Line,
  RiSearchLine,
} from '@remixicon/react';
import { appTranslationRef } from '../translation';
import { NotificationsItem } from './NotificationsItem';
import styles from './nav.module.css';
import { SidebarLogo } from './SidebarLogo';
import { SkipLink } from './SkipLink';

/**
 * Pages that have their own place (search, notifications) or are reached from another page. The ordinary wizard is one of
 * those: who begins something begins at Start, which links it for those who may start anything.
 */
const ELSEWHERE = [
  'page:search',
  'page:notifications',
  'page:scaffolder',
  'page:catalog-import',
  'page:catalog-graph',
  'page:changes/history',
];

/** The navigation: what is used most often first. */
export function NavContent({ navItems }: ComponentProps<NavContentComponent>) {
  const { t } = useTranslationRef(appTranslationRef);
  const nav = navItems.withComponent(({ href, icon, title }) => (
    <SidebarItem icon={() => icon} to={href} text={title} />
  ));
  ELSEWHERE.forEach(id => nav.take(id));
  const settings = nav.take('page:user-settings');

  return (
    <Sidebar>
      <SkipLink />
      <SidebarLogo />
      <SidebarGroup
        label={t('nav.search')}
        icon={<RiSearchLine />}
        to="/search"
      >
        <SidebarSearchModal />
      </SidebarGroup>
      <hr className={styles.divider} />
      <SidebarGroup label={t('nav.menu')} icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:tenants/start')}
        {nav.take('page:catalog')}
        {nav.take('page:techdocs')}
        {nav.take('page:api-docs')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <hr className={styles.divider} />
      <SidebarGroup
        label={t('nav.notifications')}
        icon={<RiNotification3Line />}
        to="/notifications"
      >
        <NotificationsSidebarItem
          titleCounterEnabled={false}
          renderItem={item => <NotificationsItem {...item} />}
        />
      </SidebarGroup>
      <SidebarGroup
        label={t('nav.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}
