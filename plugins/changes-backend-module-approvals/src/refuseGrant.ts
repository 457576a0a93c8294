import { refusal, type Finding } from '@waymark/platform-api';
import type { ApprovalsApi } from '@waymark/plugin-approvals-common';
import { grantHash } from '@waymark/plugin-approvals-node';
import type { AccessQuestion } from '@waymark/plugin-changes-node';

const FIX =
  'Remove the document. Access is taken in the portal, or by ./waymark approvals break-glass.';

/**
 * Whether a grant that gives access counts: the approvals service wrote exactly this text, and the commit that ended it is not part
 * of the history that is looked at. Its time is never compared with a clock; the service ends it by removing it.
 *
 * @throws ResponseError when the service does not answer
 */
export async function refuseGrant(
  { contains, content, path }: AccessQuestion,
  confirm: ApprovalsApi['confirmGrant'],
): Promise<Finding | undefined> {
  const id = path.replace(/^grants\//, '').replace(/\.yaml$/, '');
  const { because, endedBy } = await confirm(id, grantHash(content));
  if (because === 'unknown' || because === 'changed') {
    return refusal(
      '',
      'grant.confirmed',
      path,
      because === 'unknown'
        ? 'The approvals service gave no such access.'
        : 'It is not the text that the approvals service wrote.',
      FIX,
    );
  }
  return endedBy && (await contains(endedBy))
    ? refusal('', 'grant.ended', path, 'The access has ended before.', FIX)
    : undefined;
}
