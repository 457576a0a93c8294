import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, SearchField, Text } from '@backstage/ui';
import { RiErrorWarningFill } from '@remixicon/react';
import {
  CONFIGURATION_KIND_NAMES,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { addressOf, ROOT } from '../addresses';
import {
  ofKind,
  titleOf,
  type Configuration,
  type Entry,
} from '../configuration/configuration';
import { platformConfigTranslationRef } from '../translation';
import styles from './KindTree.module.css';
import { nestTeams, type Nested } from './nestTeams';

type KindTreeProps = {
  configuration: Configuration;
  /** What the page shows. */
  current?: { kind?: ConfigurationKind; name?: string };
};

/** From this many documents on, a field to find one by its name. */
const MANY = 12;

/** Every document below its kind, teams below their parents; what the page shows is marked. */
export function KindTree({ configuration, current = {} }: KindTreeProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const [sought, setSought] = useState('');
  const isFound = (entry: Entry) =>
    [entry.name, titleOf(entry)].some(text =>
      text.toLowerCase().includes(sought.trim().toLowerCase()),
    );
  const groups = CONFIGURATION_KIND_NAMES.map(kind => {
    const found = ofKind(configuration, kind).filter(isFound);
    return { kind, nested: kind === 'Team' ? nestTeams(found) : flat(found) };
  });
  const isNothing = groups.every(({ nested }) => nested.length === 0);
  return (
    <nav aria-label={t('tree.label')} className={styles.tree}>
      {configuration.entries.length > MANY && (
        <SearchField
          aria-label={t('tree.find')}
          placeholder={t('tree.find')}
          value={sought}
          onChange={setSought}
        />
      )}
      <ul className={styles.list}>
        <li>
          <Link
            href={ROOT}
            className={styles.link}
            aria-current={current.kind ? undefined : 'page'}
          >
            {t('tree.overview')}
          </Link>
        </li>
      </ul>
      {sought && isNothing && (
        <Text as="p" color="secondary" role="status" className={styles.none}>
          {t('tree.none', { sought })}
        </Text>
      )}
      {groups
        .filter(({ nested }) => !sought || nested.length > 0)
        .map(({ kind, nested }) => (
          <Group key={kind} kind={kind} nested={nested} current={current} />
        ))}
    </nav>
  );
}

type GroupProps = {
  kind: ConfigurationKind;
  nested: Nested[];
  current: { kind?: ConfigurationKind; name?: string };
};

function Group({ kind, nested, current }: GroupProps) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const id = useId();
  const isHere = current.kind === kind;
  return (
    <div className={styles.group}>
      <Link
        id={id}
        href={addressOf(kind)}
        className={styles.kind}
        aria-current={isHere && !current.name ? 'page' : undefined}
      >
        {t(`kinds.${kind}`)}
      </Link>
      {nested.length > 0 && (
        <Rows
          nested={nested}
          current={isHere ? current.name : undefined}
          labelledBy={id}
        />
      )}
    </div>
  );
}

function Rows(props: {
  nested: Nested[];
  current?: string;
  labelledBy?: string;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const { nested, current, labelledBy } = props;
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {nested.map(({ entry, children }) => (
        <li key={entry.path}>
          <Link
            href={addressOf(entry.kind, entry.name)}
            className={styles.link}
            aria-current={entry.name === current ? 'page' : undefined}
          >
            {titleOf(entry)}
            {isWrong(entry) && (
              <RiErrorWarningFill
                size={14}
                className={styles.wrong}
                aria-label={t('tree.wrong')}
                role="img"
              />
            )}
          </Link>
          {children.length > 0 && <Rows nested={children} current={current} />}
        </li>
      ))}
    </ul>
  );
}

function isWrong({ findings }: Entry): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function flat(entries: Entry[]): Nested[] {
  return entries.map(entry => ({ entry, children: [] }));
}
