import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import {
  ensureBinaries,
  GoMissingError,
  missingBinaries,
} from '@waymark/local-stack';

/** Programs that render manifests as we do, in other ways. */
export type ManifestProgram = 'helm' | 'kustomize';

/** Where a program is, or why it is not. */
export type FoundProgram =
  | { ok: true; file: string }
  | { ok: false; reason: string };

/** Finds a program in PATH, else among those that the cluster has built; builds nothing. */
export async function findProgram(
  name: ManifestProgram,
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundProgram> {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder && (await isExecutable(file))) return { ok: true, file };
  }
  try {
    if ((await missingBinaries(['argocd'], env)).length === 0) {
      const binaries = await ensureBinaries(['argocd'], { env });
      return { ok: true, file: binaries.path('argocd', 'bin', name) };
    }
  } catch (error) {
    if (!(error instanceof GoMissingError)) throw error;
  }
  return {
    ok: false,
    reason: `there is no ${name} in PATH, and none was built: ./waymark cluster up builds it`,
  };
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
