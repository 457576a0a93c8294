import { AccessAlert } from './AccessAlert';
import styles from './AccessAlert.module.css';
import { useOpenAccess } from './useOpenAccess';

/**
 * Every open break-glass access, as a banner; nothing while there is none. Who may not read requests, or cannot now, sees the
 * page without it.
 */
export function OpenAccess({ team }: { team?: string }) {
  const open = useOpenAccess(team);
  if (open.state !== 'ready' || open.value.length === 0) return null;
  return (
    <div className={styles.list}>
      {open.value.map(request => (
        <AccessAlert key={request.id} request={request} />
      ))}
    </div>
  );
}
