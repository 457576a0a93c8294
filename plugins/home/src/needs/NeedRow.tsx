import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiBookOpenLine,
  RiErrorWarningFill,
  RiGitPullRequestLine,
  RiNotification3Line,
  RiPauseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { ChangeSet } from '@waymark/plugin-changes-common';
import { RunSummary, runSlug } from '@waymark/plugin-tenants-common';
import { PersonAndTeam, RelativeTime, shortenIds } from '@waymark/portal-ui';
import { describeFirst } from '../describeFirst';
import { homeTranslationRef } from '../translation';
import { Need } from './needs';
import styles from './NeedsSection.module.css';

type Row = {
  icon: RemixiconComponentType;
  tone: 'danger' | 'warning' | 'neutral';
  href: string;
  title: string;
  why: ReactNode;
};

const runPath = (run: RunSummary) => `/runs/${runSlug(run)}`;

/** Who asks for an approval, for which team, about how much, and since when. */
function Asked({ changeSet }: { changeSet: ChangeSet }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const { author, createdAt, documents, teams } = changeSet;
  return (
    <span className={styles.asked}>
      <PersonAndTeam
        small
        person={author}
        team={teams.length === 1 ? teams[0] : undefined}
      />
      {t('needs.documents', { count: documents.length })}
      <RelativeTime moment={createdAt} />
    </span>
  );
}

function useRow(need: Need): Row {
  const { t } = useTranslationRef(homeTranslationRef);
  switch (need.kind) {
    case 'failed-run':
      return {
        icon: RiErrorWarningFill,
        tone: 'danger',
        href: runPath(need.run),
        title: t('needs.failedRun', { service: need.run.service }),
        why: t('needs.failedRunWhy', { environment: need.run.environment }),
      };
    case 'waiting-run':
      return {
        icon: RiTimeLine,
        tone: 'neutral',
        href: runPath(need.run),
        title: t('needs.waitingRun', { service: need.run.service }),
        why: t('needs.waitingRunWhy', { environment: need.run.environment }),
      };
    case 'review':
      return {
        icon: RiGitPullRequestLine,
        tone: 'warning',
        href: `/changes/${need.changeSet.id}`,
        title: t('needs.review', { reason: shortenIds(need.changeSet.reason) }),
        why: <Asked changeSet={need.changeSet} />,
      };
    case 'in-review':
      return {
        icon: RiTimeLine,
        tone: 'neutral',
        href: `/changes/${need.changeSet.id}`,
        title: t('needs.inReview', {
          reason: shortenIds(need.changeSet.reason),
        }),
        why: t('needs.inReviewWhy'),
      };
    case 'held':
      return {
        icon: RiPauseCircleLine,
        tone: 'warning',
        href: need.href,
        title: t('needs.held', { document: need.document.path }),
        why: describeFirst(need.document.findings) ?? t('needs.heldWhy'),
      };
    case 'unread':
      return {
        icon: RiNotification3Line,
        tone: 'neutral',
        href: '/notifications',
        title: t('needs.unread', { count: need.count }),
        why: need.newest ? t('needs.unreadWhy', { title: need.newest }) : '',
      };
    default:
      return {
        icon: RiBookOpenLine,
        tone: 'neutral',
        href: need.service.href,
        title: t('needs.noDocs', { service: need.service.name }),
        why: t('needs.noDocsWhy'),
      };
  }
}

/** One thing that waits, linked to where it is settled. */
export function NeedRow({ need }: { need: Need }) {
  const { icon: Icon, tone, href, title, why } = useRow(need);
  return (
    <li className={styles.need} data-tone={tone}>
      <Icon size={18} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <Link href={href} weight="bold">
          {title}
        </Link>
        {why && (
          <Text as="p" color="secondary" className={styles.why}>
            {why}
          </Text>
        )}
      </div>
    </li>
  );
}
