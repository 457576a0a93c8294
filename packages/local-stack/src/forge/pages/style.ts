/** The only style sheet: system fonts, one column, light and dark as the reader's system is. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f7f8; --line: #d9dde1; --text: #1b2127; --quiet: #56616c;
  --link: #0b5cad; --add: #e3f5e8; --add-text: #12552a; --remove: #fdeaea; --remove-text: #8a1f1f;
  --note: #fff4d6; --note-text: #6b4a00; --open: #17693a; --merged: #6336a8; --closed: #a12626;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181c; --raised: #1c2228; --line: #333c45; --text: #e4e8ec; --quiet: #9daab6;
    --link: #7ab8f5; --add: #12301d; --add-text: #9fe3b5; --remove: #3a1a1c; --remove-text: #f5b5b5;
    --note: #3a2f10; --note-text: #f2d68a; --open: #63d490; --merged: #bd9cf2; --closed: #f09494;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--ground); padding: 4px 8px; }
.local { background: var(--note); color: var(--note-text); padding: 4px 16px; font-size: 13px; text-align: center; }
header.site, main { max-width: 1040px; margin: 0 auto; padding: 0 16px; }
header.site { padding-top: 14px; padding-bottom: 14px; font-weight: 600; }
header.site a { color: inherit; }
main { padding-bottom: 64px; }
h1 { font-size: 22px; line-height: 1.3; margin: 8px 0 4px; overflow-wrap: anywhere; }
h1 + .panel { margin-top: 16px; }
h2 { font-size: 17px; margin: 28px 0 8px; }
p.lead { color: var(--quiet); margin: 0 0 16px; }
nav.tabs { display: flex; flex-wrap: wrap; gap: 4px 20px; border-bottom: 1px solid var(--line); margin: 12px 0 20px; }
nav.tabs a { padding: 8px 0; color: var(--quiet); border-bottom: 2px solid transparent; }
nav.tabs a[aria-current] { color: var(--text); border-color: var(--link); }
.panel { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; margin: 0 0 20px; }
.panel > .bar { background: var(--raised); border-bottom: 1px solid var(--line); padding: 8px 14px; overflow-wrap: anywhere; }
.panel > .body { padding: 4px 18px 12px; overflow-x: auto; }
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows > li { padding: 9px 14px; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; }
ul.rows > li:first-child { border-top: 0; }
ul.rows > li.latest { background: var(--raised); }
ul.rows .main { flex: 1 1 240px; min-width: 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 13px; }
.empty { padding: 28px 16px; text-align: center; color: var(--quiet); }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 12px 14px; overflow-x: auto; tab-size: 2; }
.markdown pre { background: var(--raised); border-radius: 6px; }
.markdown table { border-collapse: collapse; }
.markdown td, .markdown th { border: 1px solid var(--line); padding: 4px 10px; text-align: left; }
.markdown img { max-width: 100%; }
.clone { display: block; background: var(--raised); border-radius: 6px; padding: 8px 12px; margin: 0 0 16px; }
.lines { display: grid; grid-template-columns: auto 1fr; min-width: 100%; width: max-content; padding: 8px 0; }
.lines .n { color: var(--quiet); text-align: right; padding: 0 12px; user-select: none; }
.lines .t { white-space: pre; padding-right: 14px; }
.diff { padding: 6px 0; }
.diff span { display: block; white-space: pre; padding: 0 14px; width: max-content; min-width: 100%; }
.diff .add { background: var(--add); color: var(--add-text); }
.diff .remove { background: var(--remove); color: var(--remove-text); }
.diff .hunk { color: var(--quiet); background: var(--raised); }
.state { font-size: 13px; font-weight: 600; border: 1px solid currentColor; border-radius: 999px; padding: 1px 9px; }
.state.open, .state.success { color: var(--open); }
.state.merged { color: var(--merged); }
.state.closed, .state.failure, .state.error { color: var(--closed); }
.state.pending, .state.warning { color: var(--note-text); }
.pager { display: flex; gap: 20px; }
`;
