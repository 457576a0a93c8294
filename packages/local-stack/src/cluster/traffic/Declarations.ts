import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  declarationSchema,
  undeclared,
  type TrafficDeclaration,
} from './declaration';

const fileSchema = z.array(declarationSchema);

/** Versions that are forgotten, oldest first, when there are more. */
const MOST = 500;

/** What is declared of versions, kept in a file so that a restart changes nothing. */
export class Declarations {
  readonly #file: string;
  readonly #byImage: Map<string, TrafficDeclaration>;

  private constructor(file: string, known: readonly TrafficDeclaration[]) {
    this.#file = file;
    this.#byImage = new Map(known.map(each => [each.image, each]));
  }

  /** @throws when the file is there and holds something else */
  static async open(file: string): Promise<Declarations> {
    const text = await readFile(file, 'utf8').catch(() => '[]');
    return new Declarations(file, fileSchema.parse(JSON.parse(text)));
  }

  /** What is declared of a version, or how one behaves of which nothing is. */
  of(image: string): TrafficDeclaration {
    return this.#byImage.get(image) ?? undeclared(image);
  }

  list(): TrafficDeclaration[] {
    return [...this.#byImage.values()];
  }

  async put(declaration: TrafficDeclaration): Promise<void> {
    this.#byImage.delete(declaration.image);
    this.#byImage.set(declaration.image, declaration);
    const [oldest] = this.#byImage.keys();
    if (this.#byImage.size > MOST && oldest) this.#byImage.delete(oldest);
    const draft = `${this.#file}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(this.list(), null, 2)}\n`);
    await rename(draft, this.#file);
  }
}
