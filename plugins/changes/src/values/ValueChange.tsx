import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { changesTranslationRef } from '../translation';
import { differingLines } from './differingLines';
import styles from './ValueChange.module.css';

type ValueChangeProps = {
  /** File or field that it is at. */
  place: string;
  before: unknown;
  after: unknown;
  /** Words for both sides; "was" and "becomes" by default. */
  words?: { before: string; after: string };
  isShown?: boolean;
};

const MAX = 400;

/** One value as it is and as it would be, as text that a reader without colours tells apart. */
export function ValueChange(props: ValueChangeProps) {
  const { place, words, isShown = true } = props;
  const { before, after } = shownValues(props);
  const { t } = useTranslationRef(changesTranslationRef);
  const side = (name: string, value: unknown) => (
    <div className={styles.side}>
      <dt>{name}</dt>
      <dd>
        {value === undefined ? (
          <Text color="secondary">{t('value.none')}</Text>
        ) : (
          <code>{textOf(value)}</code>
        )}
      </dd>
    </div>
  );
  return (
    <div className={styles.change}>
      <code className={styles.place}>{place}</code>
      {isShown && (
        <dl className={styles.sides}>
          {side(words?.before ?? t('value.was'), before)}
          {side(words?.after ?? t('value.becomes'), after)}
        </dl>
      )}
    </div>
  );
}

function shownValues({ before, after }: ValueChangeProps) {
  return typeof before === 'string' && typeof after === 'string'
    ? differingLines(before, after)
    : { before, after };
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX ? `${text.slice(0, MAX)}…` : text;
}
