import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Checks } from '../Checks';
import { run } from '../run';

/** Builds the service's documentation with the tool that TechDocs uses; a dead link fails it. */
export async function checkDocumentation(
  checks: Checks,
  folder: string,
  stateDir: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const mkdocs = path.join(stateDir, 'venv', 'bin', 'mkdocs');
  try {
    await access(mkdocs);
  } catch {
    checks.skip(
      'documentation builds',
      'mkdocs is not there; `./waymark up` installs it where Python is',
    );
    return;
  }
  await checks.check('documentation builds', () =>
    run([mkdocs, 'build', '--strict', '--quiet'], folder, env),
  );
}
