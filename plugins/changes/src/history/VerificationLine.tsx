import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiShieldCheckLine, RiShieldCrossLine } from '@remixicon/react';
import {
  reconcilerRunPermission,
  Verified,
} from '@waymark/plugin-changes-common';
import {
  FieldError,
  Problem,
  RelativeTime,
  useDenial,
  useLoad,
} from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import styles from './HistoryFrame.module.css';

/** Whether the chain of history was found whole, and when that was; who may, verifies it now. */
export function VerificationLine() {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const loaded = useLoad(() => api.getVerification(), [api]);
  const denial = useDenial({ permission: reconcilerRunPermission });
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const mayVerify = denial.state === 'ready' && !denial.value;
  // Whoever may not read history is told so below.
  if (loaded.state !== 'ready') return null;

  const verify = async () => {
    setPending(true);
    setError(undefined);
    try {
      await api.verifyHistory();
      loaded.retry();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setPending(false);
  };

  return (
    <>
      <span className={styles.verification} role="status">
        <Found verified={loaded.value.verified} />
      </span>
      {mayVerify && (
        <Button
          variant="tertiary"
          size="small"
          isPending={isPending}
          onPress={verify}
        >
          {t('history.verification.verify')}
        </Button>
      )}
      {error && (
        <Problem
          error={error}
          title={t('history.verification.failed')}
          verb={t('history.verification.whatVerb')}
        />
      )}
    </>
  );
}

function Found({ verified }: { verified: Verified | undefined }) {
  const { t } = useTranslationRef(changesTranslationRef);
  if (!verified) {
    return (
      <Text variant="body-small" color="secondary">
        {t('history.verification.never')}
      </Text>
    );
  }
  const { broken, documents, holds, replayed, verifiedAt } = verified;
  const words = replayed ? 'holdsGit' : 'holds';
  const Icon = holds ? RiShieldCheckLine : RiShieldCrossLine;
  return (
    <>
      <Icon size={16} aria-hidden className={styles.icon} />
      <Text variant="body-small" color={holds ? 'secondary' : 'danger'}>
        {holds
          ? t(`history.verification.${words}`, { count: documents })
          : t('history.verification.broken')}
        {', '}
        {t('history.verification.checked')} <RelativeTime moment={verifiedAt} />
      </Text>
      {broken && (
        <FieldError
          message={t('history.verification.brokenAt', {
            row: String(broken.seq ?? broken.position),
            path: broken.path ?? broken.commit.slice(0, 8),
            message: broken.message,
          })}
          fix={t('history.verification.brokenFix')}
        />
      )}
    </>
  );
}
