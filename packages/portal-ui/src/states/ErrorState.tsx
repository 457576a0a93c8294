import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { ProblemDescription } from '../load';
import { portalUiTranslationRef } from '../translation';
import { Notice } from './Notice';

type ErrorStateProps = {
  /** What was wanted, e.g. `The run`. */
  what?: string;
  /** What failed, where it is not that something did not load. */
  title?: string;
  problem: ProblemDescription;
  onRetry?: () => void;
};

/**
 * Something did not load: what, why, the request's id and a way to try again.
 *
 * @public
 */
export function ErrorState(props: ErrorStateProps) {
  const { onRetry, problem, title, what = '' } = props;
  const { t } = useTranslationRef(portalUiTranslationRef);
  const reasons: Partial<Record<ProblemDescription['kind'], string>> = {
    unreachable: t('error.unreachable'),
    'signed-out': t('error.signedOut'),
    'not-found': t('error.notFound'),
  };
  return (
    <Notice
      tone="danger"
      icon={<RiErrorWarningLine size={20} />}
      title={title ?? t('error.title', { what })}
      action={
        onRetry && (
          <Button variant="secondary" onPress={onRetry}>
            {t('error.retry')}
          </Button>
        )
      }
    >
      <Text as="p" color="secondary">
        {reasons[problem.kind] ?? problem.message}
      </Text>
      {problem.requestId && (
        <Text as="p" variant="body-small" color="secondary">
          {t('error.requestId', { id: problem.requestId })}
        </Text>
      )}
    </Notice>
  );
}
