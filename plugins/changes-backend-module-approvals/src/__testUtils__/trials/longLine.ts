import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { pathOf, serviceYaml } from './documents';

/** Documents that the commits of a long line take turns in. */
const DOCUMENTS = 50;
const PERSON = 'Emil <emil.sorensen@meridian.example>';

/**
 * Writes a line of commits into a bare repository, each of which changes one document, by one run of git.
 *
 * @returns the newest commit
 */
export async function writeLongLine(
  dir: string,
  { count, parent }: { count: number; parent: string },
): Promise<string> {
  const git = spawn('git', ['fast-import', '--quiet', '--done'], {
    cwd: dir,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(git, 'exit');
  const since = Math.floor(Date.now() / 1000);
  for (let index = 0; index < count; index += 1) {
    const name = `line-${index % DOCUMENTS}`;
    const content = serviceYaml(name, 2 + (index % 100));
    git.stdin.write(
      [
        `commit refs/waymark/line\nmark :${index + 1}`,
        `author ${PERSON} ${since} +0000`,
        `committer ${PERSON} ${since} +0000`,
        data('By hand'),
        ...(index === 0 ? [`from ${parent}`] : []),
        `M 100644 inline ${pathOf(name)}`,
        data(content),
        '',
      ].join('\n'),
    );
  }
  git.stdin.end(`get-mark :${count}\ndone\n`);
  const newest = (await text(git.stdout)).trim();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  return newest;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}`;
}
