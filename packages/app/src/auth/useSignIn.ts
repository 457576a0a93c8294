import { useCallback, useEffect, useRef, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import { isError } from '@backstage/errors';
import { IdentityApi, useApi } from '@backstage/frontend-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { oidcAuthApiRef } from './oidcAuthApi';

type SignIn = {
  /** `checking` an existing session, `idle` until someone presses the button, `asking` the provider. */
  phase: 'checking' | 'idle' | 'asking';
  /** Why the last attempt did not end in a session. */
  problem?: string;
  signIn(): void;
};

/** Uses an existing session at once; otherwise signs in when asked to. */
export function useSignIn(
  onSignInSuccess: (identityApi: IdentityApi) => void,
): SignIn {
  const authApi = useApi(oidcAuthApiRef);
  const [searchParams] = useSearchParams();
  const [phase, setPhase] = useState<SignIn['phase']>('checking');
  const [problem, setProblem] = useState(
    searchParams.get('error') ?? undefined,
  );
  const started = useRef(false);

  const run = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      try {
        const session = await authApi.getBackstageIdentity(options);
        if (!session) {
          setPhase('idle');
          return;
        }
        onSignInSuccess(
          UserIdentity.create({
            identity: session.identity,
            profile: await authApi.getProfile(),
            authApi,
          }),
        );
      } catch (error) {
        const closedByUser =
          isError(error) && error.name === 'PopupRejectedError';
        if (!closedByUser) {
          setProblem(isError(error) ? error.message : String(error));
        }
        setPhase('idle');
      }
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => {
    if (!started.current) {
      started.current = true;
      run({ optional: true });
    }
  }, [run]);

  const signIn = useCallback(() => {
    setProblem(undefined);
    setPhase('asking');
    run({ instantPopup: true });
  }, [run]);

  return { phase, problem, signIn };
}
