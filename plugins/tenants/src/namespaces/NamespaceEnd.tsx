import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Text } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import { isOver, NamespaceRow } from './rows';

type NamespaceEndProps = {
  row: NamespaceRow;
  onCleanUp(row: NamespaceRow): void;
};

/** What is under way to remove it, or the way to propose that. */
export function NamespaceEnd({ row, onCleanUp }: NamespaceEndProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { cleanUp, name } = row;
  if (cleanUp) {
    const { changeRequest, state } = cleanUp;
    const words = t(
      state === 'proposed'
        ? 'namespaces.proposed'
        : 'namespaces.proposedBefore',
    );
    return changeRequest ? (
      <Link href={changeRequest.url}>
        {words} #{changeRequest.number}
      </Link>
    ) : (
      <Text>{words}</Text>
    );
  }
  if (!isOver(row)) return null;
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('namespaces.cleanUpOf', { name })}
      onPress={() => onCleanUp(row)}
    >
      {t('namespaces.cleanUpOpen')}
    </Button>
  );
}
