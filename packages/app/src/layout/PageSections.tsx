import type { PageLayoutTab } from '@backstage/frontend-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NavLink } from 'react-router-dom';
import { appTranslationRef } from '../translation';
import styles from './PageSections.module.css';

type PageSectionsProps = {
  /** Where the page is; sections without a leading slash are below it. */
  path: string;
  sections: readonly PageLayoutTab[];
};

/** Links to the sections of a page, one line that scrolls where it does not fit. */
export function PageSections({ path, sections }: PageSectionsProps) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <nav className={styles.sections} aria-label={t('page.sections')}>
      {sections.map(({ id, label, href }) => (
        <NavLink
          key={id}
          className={styles.section}
          to={href.startsWith('/') ? href : `${path}/${href}`}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
