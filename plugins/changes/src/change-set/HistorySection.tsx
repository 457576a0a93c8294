import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  ChangeSetEvent,
  ChangeSetReview,
} from '@waymark/plugin-changes-common';
import {
  PersonAndTeam,
  RelativeTime,
  RowList,
  Section,
} from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { changeSetMessages } from './messages';

type Verb = keyof typeof changeSetMessages.verbs;

/** What was done to a change set, by whom and when; the newest first. */
export function HistorySection({ review }: { review: ChangeSetReview }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const events = [...review.history].reverse();
  return (
    <Section title={t('changeSet.historyTitle')}>
      <RowList items={events.map(toRow)} />
    </Section>
  );

  function toRow({ actor, at, note, verb }: ChangeSetEvent) {
    return {
      id: `${at} ${verb}`,
      title: (
        <Text weight="bold">
          {isKnown(verb)
            ? t(`changeSet.verbs.${verb}`)
            : t('changeSet.verbs.other', { verb })}
        </Text>
      ),
      meta: (
        <>
          <PersonAndTeam person={actor} small />
          <RelativeTime moment={at} />
          {note && <span>{note}</span>}
        </>
      ),
    };
  }
}

function isKnown(verb: string): verb is Exclude<Verb, 'other'> {
  return verb !== 'other' && verb in changeSetMessages.verbs;
}
