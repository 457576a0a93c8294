import { MAX_YAML_BYTES, parseYaml, type Finding } from '@waymark/platform-api';

/** Why a file of the repository is not read. */
export type Unread = 'link' | 'submodule' | 'size';

/** No document may hold NUL, so that none can be taken for what stands for a file that is not read. */
const MARK = '\0waymark-unread:';

/**
 * Stands in a tree for a file that is never followed or read. Its document is there and not valid, so that it is held: left out of
 * the tree, it would look as if it had been removed.
 */
export function standInFor(why: Unread): string {
  return `${MARK}${why}`;
}

/** What is wrong with a text that stands for a file that is not read; undefined for every other text. */
export function unreadFinding(content: string): Finding | undefined {
  if (!content.startsWith(MARK)) return undefined;
  switch (content.slice(MARK.length)) {
    case 'link':
      return notAFile('link', 'It is a symbolic link; links are not followed.');
    case 'submodule':
      return notAFile('submodule', 'It is a submodule; those are not read.');
    default:
      return tooLarge();
  }
}

function notAFile(what: string, message: string): Finding {
  return {
    path: '',
    constraint: `file.${what}`,
    value: undefined,
    message,
    fix: 'Replace it by an ordinary file.',
    severity: 'error',
  };
}

/** What every other door says of such a text. */
function tooLarge(): Finding {
  const [found] = parseYaml(' '.repeat(MAX_YAML_BYTES + 1)).findings;
  return found;
}
