import { listFileDiffs, readPatch } from '../git/diff';
import { html, type Html } from './html';

const MAX_PATCH_BYTES = 400_000;

function lineClass(line: string): string {
  if (line.startsWith('@@')) return 'hunk';
  if (line.startsWith('+')) return 'add';
  return line.startsWith('-') ? 'remove' : '';
}

/** Splits a patch at its files and drops what the panel's title says already. */
function patchFiles(patch: string): string[][] {
  return patch
    .split(/^diff --git .*\n/m)
    .slice(1)
    .map(part => {
      const lines = part.replace(/\n$/, '').split('\n');
      const start = lines.findIndex(line => line.startsWith('@@'));
      return start < 0 ? [] : lines.slice(start);
    });
}

/** The changes between two commits, a panel a file. */
export async function diffView(
  dir: string,
  from: string,
  to: string,
): Promise<Html> {
  const files = await listFileDiffs(dir, from, to);
  if (files.length === 0) return html`<p class="empty">No file differs.</p>`;
  const patch = await readPatch(dir, from, to);
  const tooLong = patch.length > MAX_PATCH_BYTES;
  const bodies = tooLong ? [] : patchFiles(patch.toString('utf8'));
  const panels = files.map((file, index) => {
    const lines = bodies[index] ?? [];
    const name = file.previousPath
      ? `${file.previousPath} → ${file.path}`
      : file.path;
    return html`<section class="panel">
      <div class="bar">
        <code>${name}</code>
        <span class="quiet"
          >${file.status}, +${file.additions} −${file.deletions}</span
        >
      </div>
      ${lines.length > 0 &&
      html`<pre class="diff" tabindex="0">
${lines.map(
          line =>
            html`<span class="${lineClass(line)}"
              >${line === '' ? ' ' : line}</span
            >`,
        )}</pre
      >`}
    </section>`;
  });
  return html`<p class="quiet">
      ${files.length} ${files.length === 1 ? 'file' : 'files'}
      changed${tooLong &&
      '; the text of this change is too long to show, clone the repository to read it'}
    </p>
    ${panels}`;
}
