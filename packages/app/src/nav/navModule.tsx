import {
  Sidebar,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { NotificationsItem } from './NotificationsItem';
import styles from './nav.module.css';
import { SidebarLogo } from './SidebarLogo';
import { SkipLink } from './SkipLink';

/** Pages that have their own place (search, notifications) or are reached from another page. */
const ELSEWHERE = [
  'page:search',
  'page:notifications',
  'page:catalog-import',
  'page:catalog-graph',
];

const navContent = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      const nav = navItems.withComponent(({ href, icon, title }) => (
        <SidebarItem icon={() => icon} to={href} text={title} />
      ));
      ELSEWHERE.forEach(id => nav.take(id));
      const settings = nav.take('page:user-settings');

      return (
        <Sidebar>
          <SkipLink />
          <SidebarLogo />
          <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
            <SidebarSearchModal />
          </SidebarGroup>
          <hr className={styles.divider} />
          <SidebarGroup label="Menu" icon={<RiMenuLine />}>
            {nav.take('page:home')}
            {nav.take('page:tenants/start')}
            {nav.take('page:catalog')}
            {nav.take('page:techdocs')}
            {nav.take('page:api-docs')}
            {nav.take('page:scaffolder')}
            <SidebarScrollWrapper>
              {nav.rest({ sortBy: 'title' })}
            </SidebarScrollWrapper>
          </SidebarGroup>
          <SidebarSpace />
          <hr className={styles.divider} />
          <NotificationsSidebarItem
            titleCounterEnabled={false}
            renderItem={item => <NotificationsItem {...item} />}
          />
          <SidebarGroup
            label="Settings"
            icon={<UserSettingsSignInAvatar />}
            to="/settings"
          >
            {settings}
          </SidebarGroup>
        </Sidebar>
      );
    },
  },
});

/** The navigation beside every page, and below it on a small screen. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});
