import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../translation';
import styles from './nav.module.css';

/** Lets a keyboard pass the navigation: moves the focus to the page's main region. */
export function SkipLink() {
  const { t } = useTranslationRef(appTranslationRef);
  const skip = () => {
    const main = document.querySelector('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  };
  return (
    <button type="button" className={styles.skip} onClick={skip}>
      {t('nav.skip')}
    </button>
  );
}
