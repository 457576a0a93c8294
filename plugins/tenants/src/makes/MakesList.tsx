import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiBookOpenLine,
  RiBox3Line,
  RiFolderShield2Line,
  RiGitRepositoryLine,
  RiPriceTag3Line,
  RiRefreshLine,
} from '@remixicon/react';
import { Makes } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import styles from './MakesList.module.css';

const icons: Record<Makes['kind'], RemixiconComponentType> = {
  repository: RiGitRepositoryLine,
  namespace: RiFolderShield2Line,
  workload: RiBox3Line,
  application: RiRefreshLine,
  'catalog-entry': RiPriceTag3Line,
  docs: RiBookOpenLine,
};

type MakesListProps = {
  label: string;
  makes: Makes[];
  /** What else is known of a thing, such as where it is seen running. */
  beside?(item: Makes): ReactNode;
};

/** What a golden path makes, one line each; what is there already is a link to it. */
export function MakesList({ label, makes, beside }: MakesListProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <ul className={styles.list} aria-label={label}>
      {makes.map(item => {
        const { kind, title, target, exists, url } = item;
        const Icon = icons[kind];
        return (
          <li
            key={`${kind} ${target}`}
            className={styles.item}
            title={url ? undefined : target}
          >
            <Icon size={16} aria-hidden className={styles.icon} />
            <span>
              {url ? <Link href={url}>{title}</Link> : title}
              {!url && exists && (
                <span className={styles.exists}> ({t('preview.exists')})</span>
              )}
              {beside?.(item)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
