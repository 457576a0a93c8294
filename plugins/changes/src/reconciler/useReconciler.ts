import { useApi } from '@backstage/frontend-plugin-api';
import {
  Delivery,
  ReconcilerRunPage,
  reconcilerRunSchema,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { changesApiRef } from '../api';

const EVERY_MS = 5000;
const RUNS = 10;

/** What the page shows, renewed every five seconds. The state of runs that are listed is in the URL. */
export function useReconciler(): {
  status: Load<ReconcilerStatus>;
  delivery: Load<Delivery>;
  runs: Load<ReconcilerRunPage>;
} {
  const api = useApi(changesApiRef);
  const [params] = useSearchParams();
  const wanted = reconcilerRunSchema.shape.state.safeParse(params.get('runs'));
  const state = wanted.success ? wanted.data : undefined;
  const options = { refreshMs: EVERY_MS };
  return {
    status: useLoad(() => api.getReconcilerStatus(), [api], options),
    delivery: useLoad(() => api.getDelivery(), [api], options),
    runs: useLoad(
      () => api.listReconcilerRuns({ state, limit: RUNS }),
      [api, state],
      options,
    ),
  };
}
