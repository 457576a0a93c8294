import type { Person } from './types';

const STYLE = `
:root { color-scheme: light dark; --text: #1c2430; --quiet: #566071; --page: #f6f7f9; --card: #fff; --line: #d9dee6; --accent: #1f5fd6; }
@media (prefers-color-scheme: dark) {
  :root { --text: #eef1f5; --quiet: #a5afbd; --page: #12161c; --card: #1b2129; --line: #333c48; --accent: #8ab4ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 3rem 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1.25rem; color: var(--quiet); }
.notice { border-left: 3px solid var(--accent); padding: .25rem .75rem; font-size: .875rem; }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; background: var(--card); }
li + li { border-top: 1px solid var(--line); }
button { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; width: 100%; min-height: 44px; padding: .6rem 1rem; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
button:hover { background: var(--page); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
button span { color: var(--quiet); font-size: .875rem; }
`;

/** The page on which one of the example people is chosen: one form, one submit button a person, named `login`. */
export function signInPage(
  people: readonly Person[],
  action: string,
  nonce: string,
): string {
  const buttons = people
    .map(
      person =>
        `<li><button name="login" value="${escape(person.login)}">${escape(
          person.name,
        )} <span>${escape(person.hint)}</span></button></li>`,
    )
    .join('\n');
  return page(
    'Choose who you are',
    nonce,
    `<h1>Choose who you are</h1>
<p>The example organization's people. Each sees what their team and role allow.</p>
<p class="notice">Local sign-in: for local use only, no password.</p>
<form method="post" action="${escape(action)}"><ul>
${buttons}
</ul></form>`,
  );
}

/** A page that says what went wrong and where to go on. */
export function problemPage(message: string, nonce: string): string {
  return page(
    'Sign-in stopped',
    nonce,
    `<h1>Sign-in stopped</h1><p>${escape(
      message,
    )}</p><p>Close this window and sign in again from the portal.</p>`,
  );
}

function page(title: string, nonce: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Waymark local sign-in</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}
