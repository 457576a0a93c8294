import { Link, Text } from '@backstage/ui';
import { NamespaceRow } from './rows';

/** Its name, linked to its document in Git. */
export function NamespaceLink({
  name,
  links,
}: Pick<NamespaceRow, 'name' | 'links'>) {
  const intent = links.find(({ kind }) => kind === 'intent');
  return intent ? <Link href={intent.url}>{name}</Link> : <Text>{name}</Text>;
}
