import path from 'node:path';
import { buildOrder, type BinaryPart } from './recipes';

/** Built programs by part. */
export class Binaries {
  constructor(private readonly folders: ReadonlyMap<BinaryPart, string>) {}

  /** A path in a part's folder, such as `path('kube', 'bin', 'kube')`; programs are in `bin`, data in `share`. */
  path(part: BinaryPart, ...inside: string[]): string {
    const folder = this.folders.get(part);
    if (!folder) throw new RangeError(`${part} was not asked for`);
    return path.join(folder, ...inside);
  }

  /** Folders by part, to be kept for {@link Binaries.fromRecord}. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(this.folders);
  }

  /** The programs that something was started from; nothing is built. */
  static fromRecord(
    record: Readonly<Partial<Record<BinaryPart, string>>>,
  ): Binaries {
    return new Binaries(
      new Map(
        buildOrder.flatMap(part => {
          const folder = record[part];
          return folder ? [[part, folder]] : [];
        }),
      ),
    );
  }
}
