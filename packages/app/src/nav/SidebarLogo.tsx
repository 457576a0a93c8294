import { Link, useSidebarOpenState } from '@backstage/core-components';
import { LogoFull, LogoIcon } from '../brand/Logo';
import styles from './SidebarLogo.module.css';

export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={styles.link} aria-label="Waymark">
      {isOpen ? <LogoFull /> : <LogoIcon />}
    </Link>
  );
}
