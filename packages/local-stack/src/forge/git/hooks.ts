import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Set by the forge alone when the push is the merge of a change request. */
export const MERGE_VARIABLE = 'WAYMARK_FORGE_MERGE';
/** File that receives `<old> <new> <ref>` lines of what a push changed. */
export const RECEIVED_VARIABLE = 'WAYMARK_FORGE_RECEIVED';
/** File in the repository's meta folder: `<branch> TAB <who may push> TAB <who may merge>` a line. */
export const RULES_FILE = 'protected-branches';

// `*` is everybody, `-` nobody, else `,name,name,`.
const UPDATE = `#!/bin/sh
# Rules of protected branches. Runs once a ref for every push, the forge's own included.
ref=$1
old=$2
new=$3
refuse() {
  echo "waymark: $1" >&2
  exit 1
}
case $ref in
  refs/heads/* | refs/tags/*) ;;
  *) refuse "$ref is not a branch or tag; only the forge writes it" ;;
esac
[ -n "$REMOTE_USER" ] || refuse 'a push needs a signed-in user'
repository=$(pwd)
rules="\${repository%.git}.meta/${RULES_FILE}"
[ -f "$rules" ] || exit 0
branch=\${ref#refs/heads/}
tab=$(printf '\\t')
while IFS="$tab" read -r name pushers mergers; do
  [ "$name" = "$branch" ] || continue
  [ "$ref" = "refs/heads/$branch" ] || continue
  allowed=$pushers
  way='push to'
  instead='; push a branch of another name and open a change request, or make the change in the portal'
  [ "$mergers" != - ] || instead=
  if [ -n "$${MERGE_VARIABLE}" ]; then
    allowed=$mergers
    way='merge into'
    instead=
    case $mergers in
      ,*,) instead="; ask one of: $(echo "$mergers" | sed 's/^,//; s/,$//; s/,/, /g')" ;;
    esac
  fi
  case $allowed in
    '*' | *",$REMOTE_USER,"*) ;;
    *) refuse "$REMOTE_USER may not $way protected branch $branch$instead" ;;
  esac
  case $new in
    *[!0]*) ;;
    *) refuse "protected branch $branch cannot be deleted" ;;
  esac
  case $old in
    *[!0]*)
      git merge-base --is-ancestor "$old" "$new" ||
        refuse "protected branch $branch refuses a push that rewrites its history"
      ;;
  esac
done <"$rules"
exit 0
`;

const POST_RECEIVE = `#!/bin/sh
# Tells the forge what a push changed.
if [ -n "$${RECEIVED_VARIABLE}" ]; then
  cat >"$${RECEIVED_VARIABLE}"
else
  cat >/dev/null
fi
exit 0
`;

async function writeHook(
  folder: string,
  name: string,
  text: string,
): Promise<void> {
  const path = join(folder, name);
  await writeFile(`${path}.new`, text, { mode: 0o755 });
  await rename(`${path}.new`, path);
}

/** Puts the forge's hooks into a bare repository, replacing those of an older version. */
export async function installHooks(repository: string): Promise<void> {
  const folder = join(repository, 'hooks');
  await mkdir(folder, { recursive: true });
  await writeHook(folder, 'update', UPDATE);
  await writeHook(folder, 'post-receive', POST_RECEIVE);
}
