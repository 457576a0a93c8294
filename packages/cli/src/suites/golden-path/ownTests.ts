import path from 'node:path';
import type { Checks } from '../Checks';
import { run } from '../run';
import type { Toolchain } from './toolchains';

/** What the service's own pipeline runs. */
export async function checkOwnTests(
  checks: Checks,
  folder: string,
  { check, test, env }: Toolchain,
): Promise<void> {
  for (const command of check) {
    const name = [path.basename(command[0]), ...command.slice(1)].join(' ');
    await checks.check(name, () => run(command, folder, env));
  }
  await checks.check('its own tests', async () => {
    const output = await run(test, folder, env);
    const count = /^(?:ℹ pass |# pass )?(\d+)(?: passed|$)/m.exec(output)?.[1];
    if (!(Number(count) >= 10))
      throw new Error(`ran ${count ?? 'no'} tests\n${output}`);
  });
}
