import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiBookOpenLine,
  RiErrorWarningFill,
  RiNotification3Line,
  RiPauseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { HeldDocument } from '@waymark/plugin-changes-common';
import { RunSummary, runSlug } from '@waymark/plugin-tenants-common';
import { homeTranslationRef } from '../translation';
import { Need } from './needs';
import styles from './NeedsSection.module.css';

type Row = {
  icon: RemixiconComponentType;
  tone: 'danger' | 'warning' | 'neutral';
  href: string;
  title: string;
  why: string;
};

const runPath = (run: RunSummary) => `/runs/${runSlug(run)}`;

/** The first thing that is wrong: field, what, and what to write instead. */
function heldWhy({ findings }: HeldDocument): string | undefined {
  const first = findings.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const { path, message, fix } = first;
  return [path && `${path}:`, message, fix].filter(Boolean).join(' ');
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
    case 'held':
      return {
        icon: RiPauseCircleLine,
        tone: 'warning',
        href: need.href,
        title: t('needs.held', { document: need.document.path }),
        why: heldWhy(need.document) ?? t('needs.heldWhy'),
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
