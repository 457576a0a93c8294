import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiBookOpenLine,
  RiBox3Line,
  RiFolderShield2Line,
  RiGitRepositoryLine,
  RiPriceTag3Line,
  RiRefreshLine,
} from '@remixicon/react';
import { PreviewMakes } from '@waymark/plugin-tenants-common';
import { Shortened } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../../translation';
import styles from './MakesList.module.css';

const icons: Record<PreviewMakes['kind'], RemixiconComponentType> = {
  repository: RiGitRepositoryLine,
  namespace: RiFolderShield2Line,
  workload: RiBox3Line,
  application: RiRefreshLine,
  'catalog-entry': RiPriceTag3Line,
  docs: RiBookOpenLine,
};

type MakesListProps = { makes: PreviewMakes[]; notes: string[] };

/** What will exist afterwards, one line each, with what a reader should know about it. */
export function MakesList({ makes, notes }: MakesListProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <>
      {makes.length > 0 && (
        <ul className={styles.list}>
          {makes.map(({ kind, title, target, exists }) => {
            const Icon = icons[kind];
            return (
              <li
                key={`${kind} ${target}`}
                className={styles.item}
                title={target}
              >
                <Icon size={16} aria-hidden className={styles.icon} />
                <span>
                  {title}
                  {exists && (
                    <span className={styles.exists}>
                      {' '}
                      ({t('preview.exists')})
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {notes.map(note => (
        <p key={note} className={styles.note}>
          <Shortened text={note} />
        </p>
      ))}
    </>
  );
}
