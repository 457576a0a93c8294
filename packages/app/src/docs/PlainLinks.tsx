/** TechDocs tells a link in a sentence by its colour alone; a line under it does so for everyone. */
export function PlainLinks() {
  return (
    <style>
      {'.md-typeset :is(p, li, td) a { text-decoration: underline; }'}
    </style>
  );
}
