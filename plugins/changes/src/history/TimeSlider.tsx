import { ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Skeleton, Text } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { HistoryCommit, Position } from '@waymark/plugin-changes-common';
import { formatMoment, Problem } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { CommitSummary } from './CommitSummary';
import { momentOf } from './moments';
import styles from './TimeSlider.module.css';
import { useCommits } from './useCommits';
import { DocumentScope } from './useTravel';

type TimeSliderProps = {
  label: string;
  scope: DocumentScope;
  /** What the address says; now when undefined. */
  moment: string | undefined;
  /** What the moment came to, once that is known. */
  place: Position | undefined;
  /** Undefined is now and whatever comes, or for one that is not now what it begins with. */
  onChoose(moment: string | undefined): void;
  /** Whether the newest commit means now. */
  canBeNow?: boolean;
};

/** The commits that touched the documents that are looked at, as a slider: one step is one commit. */
export function TimeSlider(props: TimeSliderProps) {
  const { canBeNow = true, label, moment, onChoose, place, scope } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const line = useCommits(scope, moment, place);
  if (line.state === 'loading') return <Skeleton width="100%" height={120} />;
  if (line.state === 'failed') {
    return (
      <Problem
        error={line.error}
        what={t('history.what')}
        verb={t('history.verb')}
        onRetry={line.retry}
      />
    );
  }
  const { commits, index, isNewest, showNewest, showOlder } = line;
  if (commits.length === 0) {
    return <Text color="secondary">{t('history.slider.none')}</Text>;
  }
  const isNow = (next: number) =>
    canBeNow && isNewest && next === commits.length - 1;
  const choose = (next: number) =>
    onChoose(isNow(next) ? undefined : momentOf(commits[next]));
  return (
    <div className={styles.slider}>
      <Steps label={label} commits={commits} index={index} onChoose={choose} />
      <div className={styles.ends}>
        {showOlder && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => {
              showOlder();
              choose(0);
            }}
          >
            {t('history.slider.older')}
          </Button>
        )}
        {(showNewest || (canBeNow && moment)) && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => {
              showNewest?.();
              onChoose(undefined);
            }}
          >
            {t(canBeNow ? 'history.slider.now' : 'history.slider.newest')}
          </Button>
        )}
      </div>
    </div>
  );
}

type StepsProps = {
  label: string;
  commits: HistoryCommit[];
  index: number;
  onChoose(index: number): void;
};

function Steps(props: StepsProps) {
  const { commits, index, label, onChoose } = props;
  const { t } = useTranslationRef(changesTranslationRef);
  const id = useId();
  const [dragged, setDragged] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const shown = dragged ?? index;
  const commit = commits.at(Math.max(0, shown)) ?? commits[0];

  useEffect(() => setDragged(undefined), [index, commits]);
  // React calls what the browser calls input "change"; this is the browser's own: the thumb was let go, or a key pressed.
  useEffect(() => {
    const element = input.current;
    const settle = () => element && choose.current(Number(element.value));
    element?.addEventListener('change', settle);
    return () => element?.removeEventListener('change', settle);
  }, []);

  return (
    <>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <Text variant="body-small" color="secondary">
          {t('history.slider.position', {
            number: String(shown + 1),
            total: String(commits.length),
          })}
        </Text>
      </div>
      <div className={styles.row}>
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={t('history.slider.earlier')}
          icon={<RiArrowLeftSLine />}
          isDisabled={shown <= 0}
          onPress={() => onChoose(shown - 1)}
        />
        <div className={styles.track}>
          <div className={styles.rail} aria-hidden>
            {commits.map(({ commit: key }, each) => (
              <span
                key={key}
                className={styles.tick}
                style={{ left: `${placeOf(each, commits.length)}%` }}
              />
            ))}
          </div>
          <input
            ref={input}
            id={id}
            type="range"
            className={styles.input}
            min={0}
            max={commits.length - 1}
            value={Math.max(0, shown)}
            aria-valuetext={t('history.slider.value', {
              time: formatMoment(new Date(commit.at)),
              reason: commit.reason,
            })}
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              setDragged(Number(event.target.value))
            }
          />
        </div>
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={t('history.slider.later')}
          icon={<RiArrowRightSLine />}
          isDisabled={shown >= commits.length - 1}
          onPress={() => onChoose(shown + 1)}
        />
      </div>
      {shown < 0 ? (
        <Text color="secondary">{t('history.slider.beforeAll')}</Text>
      ) : (
        <CommitSummary commit={commit} />
      )}
    </>
  );
}

function placeOf(index: number, total: number): number {
  return total < 2 ? 0 : (index / (total - 1)) * 100;
}
