import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { toError } from '@backstage/errors';

/**
 * Answers with one line of JSON for each value, as it comes. What goes wrong before the first is an ordinary error; after it the
 * last line tells. Whoever hangs up ends the work.
 */
export async function sendLines(
  res: ServerResponse,
  lines: AsyncGenerator<object>,
): Promise<void> {
  const first = await lines.next();
  res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  // A proxy that gathers lines to compress them would undo the streaming.
  res.setHeader('Cache-Control', 'no-store, no-transform');
  res.setHeader('X-Accel-Buffering', 'no');
  const hungUp = new AbortController();
  res.once('close', () => hungUp.abort());
  const send = async (line: object) => {
    if (res.write(`${JSON.stringify(line)}\n`)) return;
    await once(res, 'drain', { signal: hungUp.signal });
  };
  try {
    if (!first.done) await send(first.value);
    for await (const line of lines) {
      if (hungUp.signal.aborted) return;
      await send(line);
    }
  } catch (error) {
    if (hungUp.signal.aborted) return;
    await send({ type: 'failed', message: toError(error).message });
  }
  res.end();
}
