/**
 * What documents lack for everyone to read them. TechDocs tells a link in a sentence by its colour alone, and lets a wide
 * table scroll in a frame that a keyboard cannot reach: a line goes under the link, and words of a table wrap.
 */
export function DocumentStyles() {
  return (
    <style>
      {`
        .md-typeset :is(p, li, td) a { text-decoration: underline; }
        @media (max-width: 640px) {
          .md-typeset table:not([class]) { display: table; overflow: visible; }
          .md-typeset table:not([class]) :is(th, td) { min-width: 0; padding: 0.5em; overflow-wrap: anywhere; }
        }
      `}
    </style>
  );
}
