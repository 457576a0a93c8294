/**
 * What documents lack for everyone to read them. TechDocs tells a link in a sentence by its colour alone, and lets wide
 * tables and long lines of code scroll in frames that a keyboard cannot reach: a line goes under the link, words and code
 * wrap. Numbers of lines would not stand beside their lines then. MkDocs' own sheet comes last and names no font that is there.
 */
export function DocumentStyles() {
  return (
    <style>
      {`
        body { --md-text-font-family: var(--bui-font-regular) !important; }
        .md-typeset :is(p, li, td) a { text-decoration: underline; }
        .md-typeset pre > code { white-space: pre-wrap; overflow-wrap: anywhere; }
        .md-typeset .highlighttable .linenos { display: none; }
        @media (max-width: 640px) {
          .md-typeset table:not([class]) { display: table; overflow: visible; }
          .md-typeset table:not([class]) :is(th, td) { min-width: 0; padding: 0.5em; overflow-wrap: anywhere; }
        }
      `}
    </style>
  );
}
