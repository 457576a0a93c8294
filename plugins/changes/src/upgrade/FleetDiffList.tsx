import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { FleetDiff, FleetDiffGroup } from '@waymark/plugin-changes-common';
import { RowList, StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { ValueChange } from '../values/ValueChange';

/** A fleet's differences, one kind a row, with the first place as an example. */
export function FleetDiffList({ diff }: { diff: FleetDiff }) {
  const { t } = useTranslationRef(changesTranslationRef);
  return <RowList items={diff.groups.map(toRow)} />;

  function toRow(group: FleetDiffGroup) {
    const { change, example, field, kind, objects, restarts, workloads } =
      group;
    return {
      id: [change, kind, field ?? ''].join(' '),
      title: (
        <Text weight="bold">
          {t(`change.${change}`, { kind })}
          {field && <code> {field}</code>}
        </Text>
      ),
      meta: (
        <div>
          {t('upgrade.objects', { count: objects })}{' '}
          {t('upgrade.inWorkloads', { count: workloads })}
          <ValueChange
            place={example.path}
            before={example.before}
            after={example.after}
            isShown={change === 'changed' && field !== ''}
          />
        </div>
      ),
      state: (
        <StateBadge
          state={restarts > 0 ? 'degraded' : 'not-applicable'}
          word={
            restarts > 0
              ? t('upgrade.rowRestarts', { count: restarts })
              : t('upgrade.rowQuiet')
          }
        />
      ),
    };
  }
}
