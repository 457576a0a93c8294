import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { portalUiTranslationRef } from '../translation';
import styles from './CopyButton.module.css';

type CopyButtonProps = {
  /** What is copied, for the button's name. */
  name: string;
  text: string;
  className?: string;
};

/** Copies a text and says so. */
export function CopyButton({ name, text, className }: CopyButtonProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );

  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        className={className}
        aria-label={t('code.copy', { name })}
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={copy}
      />
      <span role="status" className={styles.heard}>
        {copied ? t('code.copied') : ''}
      </span>
    </>
  );
}
