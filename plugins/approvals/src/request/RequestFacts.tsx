import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  ApprovalRequest,
  ApprovalSubject,
} from '@waymark/plugin-approvals-common';
import {
  PersonAndTeam,
  RelativeTime,
  Section,
  Shortened,
} from '@waymark/portal-ui';
import { approvalsTranslationRef } from '../translation';
import styles from './Request.module.css';

/** As much of a hash as tells two apart. */
const HASH = 12;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Fact = [label: string, value: ReactNode];

/** What is asked, by whom, why, and what speaks for it. */
export function RequestFacts({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { access, authors, grant, subject, terms } = request;
  // What leads to the subject's own page stands with the subject.
  const evidence = request.evidence.filter(
    ({ url }) => !url || url !== subject.url,
  );
  const others = authors.filter(author => author !== request.requester);

  const facts: Fact[] = [
    [t('request.why'), <span className={styles.said}>{request.reason}</span>],
    ...optional(t('request.subject'), subjectOf(subject, t('request.see'))),
    [
      t('request.requester'),
      <PersonAndTeam person={request.requester} team={request.team} />,
    ],
    ...optional(
      t('request.authors'),
      others.length > 0 &&
        others.map(author => <PersonAndTeam key={author} person={author} />),
    ),
    ...optional(t('request.environment'), request.environment),
    ...optional(t('request.sensitivity'), request.sensitivity),
    ...optional(t('request.cost'), request.monthlyCost?.toString()),
    ...optional(
      t('request.evidence'),
      evidence.length > 0 && (
        <ul className={styles.list}>
          {evidence.map(({ detail, title, url }, index) => (
            <li key={index}>
              {url ? <Link href={url}>{title}</Link> : title}
              {detail && <p className={styles.said}>{detail}</p>}
            </li>
          ))}
        </ul>
      ),
    ),
    ...(access
      ? ([
          [t('access.role'), t(`access.can.${access.role}`)],
          [t('access.user'), access.user],
          [t('access.taken'), <When moment={access.openedAt} />],
          access.endedAt
            ? [
                t('access.endedBy'),
                <span className={styles.who}>
                  <PersonAndTeam person={access.endedBy ?? ''} small />
                  <When moment={access.endedAt} />
                </span>,
              ]
            : [t('access.endsBy'), <When moment={access.expiresAt} />],
        ] satisfies Fact[])
      : []),
    ...(terms
      ? ([
          [t('request.owner'), <Owner owner={terms.owner} />],
          [t('request.review'), <When moment={terms.reviewAt} />],
          [t('request.until'), <When moment={terms.expiresAt} />],
        ] satisfies Fact[])
      : []),
    ...(request.state === 'open'
      ? ([
          [t('request.due'), <When moment={request.dueAt} />],
          [t('request.expires'), <When moment={request.expiresAt} />],
        ] satisfies Fact[])
      : []),
    [
      t('request.hash'),
      <span title={subject.hash}>{subject.hash.slice(0, HASH)}</span>,
    ],
    ...optional(
      t('request.grant'),
      grant && (
        <>
          {grant.path}
          {grant.state !== 'written' && ` (${t(`grant.${grant.state}`)})`}
        </>
      ),
    ),
  ];

  return (
    <Section title={t('request.asks')}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <FactRow key={label} label={label}>
            {value}
          </FactRow>
        ))}
      </dl>
    </Section>
  );
}

function FactRow({ children, label }: { children: ReactNode; label: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function When({ moment }: { moment: string }) {
  return (
    <RelativeTime moment={moment} ahead={Date.parse(moment) > Date.now()} />
  );
}

function Owner({ owner }: { owner: string }) {
  return owner.startsWith('group:') ? (
    <PersonAndTeam team={owner} />
  ) : (
    <PersonAndTeam person={owner} />
  );
}

/** What it is about, and the way to it; an id that only machines read is left out. */
function subjectOf({ ref, type, url }: ApprovalSubject, see: string) {
  const name = UUID.test(ref) ? undefined : `${type} ${ref}`;
  return (
    (name ?? url) && (
      <>
        {name && <Shortened text={name} />}
        {name && url && ' · '}
        {url && <Link href={url}>{see}</Link>}
      </>
    )
  );
}

function optional(label: string, value: ReactNode): Fact[] {
  return value ? [[label, value]] : [];
}
