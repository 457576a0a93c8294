/** HTML that is safe to put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text is escaped, {@link Html} is not, lists are joined, nothing is nothing. */
export type Part = Html | string | number | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === undefined || part === false) return '';
  if (typeof part === 'string')
    return part.replace(/[&<>"']/g, char => ESCAPES[char]);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

/** Template tag that escapes everything put into it. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.map((text, index) => text + render(parts[index])).join(''),
  );
}

/** A path for an address: each component encoded, slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
