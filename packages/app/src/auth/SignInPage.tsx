import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Text } from '@backstage/ui';
import { LogoFull } from '../brand/Logo';
import { useSignIn } from './useSignIn';
import styles from './SignInPage.module.css';

/** The product, one sentence, one button. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const configApi = useApi(configApiRef);
  const { phase, problem, signIn } = useSignIn(onSignInSuccess);
  const title = configApi.getOptionalString('app.title') ?? 'Waymark';
  const organization = configApi.getOptionalString('organization.name');

  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <LogoFull />
        <h1 className={styles.title}>{title}</h1>
        <Text variant="body-large" color="secondary" as="p">
          {organization
            ? `The developer portal of ${organization}: start services, see what runs, find who owns it.`
            : 'The developer portal: start services, see what runs, find who owns it.'}
        </Text>
        {problem && (
          <Alert
            status="danger"
            icon
            title="You are not signed in"
            description={problem}
          />
        )}
        {phase === 'checking' ? (
          <Text role="status" color="secondary">
            Looking for your session
          </Text>
        ) : (
          <Button
            variant="primary"
            size="medium"
            isPending={phase === 'asking'}
            onPress={signIn}
          >
            Sign in
          </Button>
        )}
      </div>
    </main>
  );
}
