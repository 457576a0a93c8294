import { useState } from 'react';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { JsonValue } from '@backstage/types';
import { useNavigate } from 'react-router-dom';
import { runsRouteRef } from '../routes';
import { filledIn, Values } from './form/fields';

function isJson(value: unknown): value is JsonValue {
  return (
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every(isJson))
  );
}

/** Starts a golden path as a scaffolder task and goes to its run. */
export function useStart(templateRef: string, onStarted: () => Promise<void>) {
  const scaffolderApi = useApi(scaffolderApiRef);
  const runsLink = useRouteRef(runsRouteRef);
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  const start = async (values: Values) => {
    setPending(true);
    setError(undefined);
    try {
      const { taskId } = await scaffolderApi.scaffold({
        templateRef,
        values: Object.fromEntries(
          Object.entries(filledIn(values)).flatMap(([name, value]) =>
            isJson(value) ? [[name, value]] : [],
          ),
        ),
      });
      await onStarted();
      navigate(`${runsLink?.() ?? '/runs'}/${taskId}`);
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
      setPending(false);
    }
  };

  return { start, pending, error };
}
