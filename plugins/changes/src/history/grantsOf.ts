import { DocumentScope } from './useTravel';

/** Records of approvals are left out, unless they are what is looked at. */
export function grantsOf(
  { path, kind }: DocumentScope,
  isAsked = false,
): 'shown' | 'hidden' {
  const isOfThem = path?.startsWith('grants/') || kind === 'Grant';
  return isAsked || isOfThem ? 'shown' : 'hidden';
}
