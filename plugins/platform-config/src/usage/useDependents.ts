import { useApi } from '@backstage/frontend-plugin-api';
import type { Dependent, DependentPage } from '@waymark/plugin-changes-common';
import { useLoad, type Load } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import type { Entry } from '../configuration/configuration';

/** Documents of teams that depend on one of the configuration, as far as the reader may see them. */
export interface Dependents {
  /** Of all of them. */
  totals: DependentPage['totals'];
  /** The first ones. */
  namespaces: Dependent[];
  workloads: Dependent[];
}

const SHOWN = 100;

/** Namespaces and workloads that depend on a document: how many, and the first of them. */
export function useDependents({ kind, name }: Entry): Load<Dependents> {
  const api = useApi(changesApiRef);
  return useLoad(async () => {
    const first = (type: Dependent['type']) =>
      api.listDependents({ kind, name, type, limit: SHOWN });
    const [namespaces, workloads] = await Promise.all([
      first('namespace'),
      first('workload'),
    ]);
    return {
      totals: workloads.totals,
      namespaces: namespaces.items,
      workloads: workloads.items,
    };
  }, [api, kind, name]);
}
