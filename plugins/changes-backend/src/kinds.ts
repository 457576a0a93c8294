import type { DocumentKindReader } from '@waymark/gitops';
import type { ChangesKindsExtensionPoint } from '@waymark/plugin-changes-node';

const FOLDERS = /^(platform\/|grants\/)/;

/** The kinds that modules bring. */
export class Kinds implements ChangesKindsExtensionPoint {
  readonly readers: DocumentKindReader[] = [];

  addKind(reader: DocumentKindReader): void {
    const { prefix } = reader;
    if (!FOLDERS.test(prefix) || !prefix.endsWith('/')) {
      throw new Error(
        `Kinds register below platform/ or grants/, with a slash at the end; got "${prefix}".`,
      );
    }
    if (this.readers.some(known => known.prefix === prefix)) {
      throw new Error(`A kind below ${prefix} is registered already.`);
    }
    this.readers.push(reader);
  }
}
