import { ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { DeniedState, useDenial } from '@waymark/portal-ui';
import styles from './Guarded.module.css';

type GuardedProps = {
  permission: BasicPermission;
  /** What the permission is wanted for, as words after "You are not allowed to". */
  what: string;
  children: ReactNode;
};

/**
 * A core page for those who may use it, and for the others why they may not and who can change that. Backstage itself
 * shows them that the page does not exist, or lets them fill in a form that nobody will accept.
 */
export function Guarded({ permission, what, children }: GuardedProps) {
  const denial = useDenial({ permission });
  if (denial.state === 'loading') {
    return (
      <div className={styles.frame}>
        <Skeleton width="100%" height={160} />
      </div>
    );
  }
  if (denial.state === 'ready' && denial.value) {
    return (
      <div className={styles.frame}>
        <DeniedState what={what} denial={denial.value} />
      </div>
    );
  }
  return <>{children}</>;
}
