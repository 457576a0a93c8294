import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Text } from '@backstage/ui';
import { LogoFull } from '../brand/Logo';
import { appTranslationRef } from '../translation';
import { useSignIn } from './useSignIn';
import styles from './SignInPage.module.css';

/** The product, one sentence, one button. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const { t } = useTranslationRef(appTranslationRef);
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
            ? t('signIn.answerOf', { organization })
            : t('signIn.answer')}
        </Text>
        {problem && (
          <Alert
            status="danger"
            icon
            title={t('signIn.problem')}
            description={problem}
          />
        )}
        {phase === 'checking' ? (
          <Text role="status" color="secondary">
            {t('signIn.checking')}
          </Text>
        ) : (
          <Button
            variant="primary"
            size="medium"
            isPending={phase === 'asking'}
            onPress={signIn}
          >
            {t('signIn.action')}
          </Button>
        )}
      </div>
    </main>
  );
}
