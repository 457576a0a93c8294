import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';

/** Bounds of a skeleton, so that a template cannot fill the disk or the memory. */
export const SKELETON_BOUNDS = {
  files: 1000,
  fileBytes: 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
};

/** Path inside the skeleton, with `/`, and the text of the file. */
export type Skeleton = Map<string, string>;

/**
 * Reads a folder of text files. Symbolic links are refused, also dangling ones and those that stay
 * inside: a link is the way out of a folder.
 *
 * @throws InputError when something in it is not a folder or an ordinary text file, or is too large
 */
export async function readSkeleton(folder: string): Promise<Skeleton> {
  const files: Skeleton = new Map();
  let total = 0;
  const walk = async (below: string): Promise<void> => {
    const names = await readdir(join(folder, below));
    for (const name of names.sort()) {
      const path = below ? `${below}/${name}` : name;
      const stat = await lstat(join(folder, path));
      if (stat.isSymbolicLink()) {
        throw new InputError(`The skeleton holds a symbolic link: ${path}`);
      }
      if (stat.isDirectory()) {
        if (name !== '.git') await walk(path);
        continue;
      }
      if (!stat.isFile()) {
        throw new InputError(`The skeleton holds no ordinary file: ${path}`);
      }
      total += stat.size;
      assertBounds(path, stat.size, { files: files.size + 1, total });
      files.set(path, text(path, await readFile(join(folder, path))));
    }
  };
  await walk('');
  return files;
}

function assertBounds(
  path: string,
  size: number,
  sum: { files: number; total: number },
): void {
  const { files, fileBytes, totalBytes } = SKELETON_BOUNDS;
  if (size > fileBytes) {
    throw new InputError(`${path} is larger than ${fileBytes} bytes`);
  }
  if (sum.files > files || sum.total > totalBytes) {
    throw new InputError(
      `The skeleton has more than ${files} files or ${totalBytes} bytes`,
    );
  }
}

function text(path: string, bytes: Buffer): string {
  const decoded = bytes.toString('utf8');
  if (!Buffer.from(decoded, 'utf8').equals(bytes)) {
    throw new InputError(`${path} is not UTF-8 text; skeletons hold text only`);
  }
  return decoded;
}
