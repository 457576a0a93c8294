import { Link, useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LogoFull, LogoIcon } from '../brand/Logo';
import { appTranslationRef } from '../translation';
import styles from './SidebarLogo.module.css';

export function SidebarLogo() {
  const { t } = useTranslationRef(appTranslationRef);
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={styles.link}
      aria-label={t('nav.home')}
    >
      {isOpen ? <LogoFull /> : <LogoIcon />}
    </Link>
  );
}
