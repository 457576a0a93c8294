import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Text, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { portalUiTranslationRef } from '../translation';
import styles from './CodeBlock.module.css';

/** @public */
export type CodeBlockProps = {
  /** What it is, e.g. the file's path; stands above it and names the copy button. */
  name: string;
  code: string;
  /** Breaks long lines instead of scrolling: for commands. */
  wrap?: boolean;
};

/**
 * Text as it is in a file, with a button that copies it. Scrolls by itself and by keyboard.
 *
 * @public
 */
export function CodeBlock({ name, code, wrap }: CodeBlockProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );

  return (
    <figure className={styles.block}>
      <figcaption className={styles.head}>
        <Text variant="body-small" color="secondary" className={styles.name}>
          {name}
        </Text>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('code.copy', { name })}
          icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        />
        <VisuallyHidden role="status">
          {copied ? t('code.copied') : ''}
        </VisuallyHidden>
      </figcaption>
      <pre
        className={styles.code}
        data-wrap={wrap}
        // What scrolls has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={name}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
