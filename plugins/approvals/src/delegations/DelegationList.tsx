import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { Delegation } from '@waymark/plugin-approvals-common';
import { EmptyState, Problem, RelativeTime, RowList } from '@waymark/portal-ui';
import { useAct } from '../request/useRequest';
import { approvalsTranslationRef } from '../translation';

type DelegationListProps = { items: Delegation[]; onDone(): void };

/** What was lent by and to the reader. */
export function DelegationList({ items, onDone }: DelegationListProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { act, error, isPending } = useAct(onDone);
  if (items.length === 0) {
    return (
      <EmptyState
        title={t('delegations.none')}
        why={t('delegations.noneWhy')}
      />
    );
  }

  const toRow = ({ active, from, id, reason, to, until }: Delegation) => ({
    id,
    title: (
      <Text>
        {t('delegations.lent', { from: nameOf(from), to: nameOf(to) })}
      </Text>
    ),
    meta: (
      <>
        <span>{reason}</span>
        <span>
          {t('delegations.ends')}{' '}
          <RelativeTime moment={until} ahead={Date.parse(until) > Date.now()} />
        </span>
      </>
    ),
    state: active ? (
      <Button
        variant="secondary"
        isDisabled={isPending}
        aria-label={t('delegations.endOf', { to: nameOf(to) })}
        onPress={() => act(api => api.endDelegation(id))}
      >
        {t('delegations.end')}
      </Button>
    ) : (
      <Text color="secondary">{t('delegations.over')}</Text>
    ),
  });

  return (
    <>
      {error && (
        <Problem
          error={error}
          what={t('delegations.what')}
          verb={t('delegations.verb')}
        />
      )}
      <RowList items={items.map(toRow)} />
    </>
  );
}

function nameOf(ref: string): string {
  return ref.replace(/^user:default\//, '');
}
