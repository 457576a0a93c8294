import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  referencedKind,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { addressOf } from '../addresses';
import { platformConfigTranslationRef } from '../translation';
import { labelOf, optionOf, readNode, type SchemaNode } from './fieldSchema';
import styles from './Fields.module.css';
import { readQuantity } from './quantities';

type FieldsProps = {
  kind: ConfigurationKind;
  value: object;
  node: SchemaNode | undefined;
  /** Path of the value in its document. */
  path: string;
};

/** The fields of a value by their titles, with units, in the order of the schema; nested ones below. */
export function Fields({ kind, value, node, path }: FieldsProps) {
  const chosen = node && optionOf(node, value);
  return (
    <dl className={styles.fields}>
      {entriesOf(value, chosen).map(([key, entry]) => {
        const child = childOf(chosen, key);
        return (
          <div key={key} className={styles.field} data-nested={isNested(entry)}>
            <dt className={styles.name}>
              {labelOf(key, child)}
              {child?.description && (
                <span className={styles.help}>{child.description}</span>
              )}
            </dt>
            <dd className={styles.value}>
              <Value
                kind={kind}
                value={entry}
                node={child}
                name={key}
                path={`${path}.${key}`}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type ValueProps = Omit<FieldsProps, 'value'> & { value: unknown; name: string };

function Value(props: ValueProps): ReactNode {
  const { kind, name, node, path, value } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'string' || typeof value === 'number') {
    const to = referencedKind(kind, path);
    const isProfile = to === undefined || value === 'custom';
    return isProfile ? (
      readQuantity(value, name, node)
    ) : (
      <Link href={addressOf(to, String(value))}>{String(value)}</Link>
    );
  }
  if (Array.isArray(value)) return <Values {...props} value={value} />;
  if (typeof value === 'object' && value !== null) {
    return <Fields kind={kind} value={value} node={node} path={path} />;
  }
  return <Text color="secondary">{t('value.none')}</Text>;
}

function Values({
  value,
  node,
  path,
  ...rest
}: ValueProps & { value: unknown[] }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  if (value.length === 0) {
    return <Text color="secondary">{t('value.none')}</Text>;
  }
  const items = readNode(node?.items);
  return (
    <ul className={styles.values} data-nested={isNested(value)}>
      {value.map((entry, index) => (
        // Entries of a list have nothing but their place to be known by.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index}>
          <Value
            {...rest}
            value={entry}
            node={items}
            path={`${path}[${index}]`}
          />
        </li>
      ))}
    </ul>
  );
}

function isNested(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(isNested)
    : typeof value === 'object' && value !== null;
}

/** As the schema orders them; what it does not know comes last. */
function entriesOf(
  value: object,
  node: SchemaNode | undefined,
): [string, unknown][] {
  const known = Object.keys(node?.properties ?? {});
  const rank = (key: string) =>
    known.includes(key) ? known.indexOf(key) : known.length;
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
}

function childOf(
  node: SchemaNode | undefined,
  key: string,
): SchemaNode | undefined {
  return (
    readNode(node?.properties?.[key]) ?? readNode(node?.additionalProperties)
  );
}
