import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { Contract, Operation, Schema } from './schema';

/** What the server answered. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Holds answers against a contract. */
export class AnswerChecks {
  readonly #contract: Contract;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #validators = new Map<Schema, ValidateFunction>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** What is wrong with an answer: the server's fault, a refusal without a name, a body that was not promised. */
  problemOf(id: string, { status, body }: Answer): string | undefined {
    const told = () => `${status} ${JSON.stringify(body).slice(0, 600)}`;
    if (status >= 500) return `Server error: ${told()}`;
    if (status >= 400) {
      return isNamed(body) ? undefined : `An error without a name: ${told()}`;
    }
    const { answers } = this.#operation(id);
    if (!answers.has(`${status}`)) {
      return `The contract of ${id} has no such answer: ${told()}`;
    }
    const schema = answers.get(`${status}`);
    const validate = schema && this.#validator(schema);
    if (!validate || validate(body)) return undefined;
    const why = this.#ajv.errorsText(validate.errors, { dataVar: 'body' });
    return `The contract of ${id} has another body (${why}): ${told()}`;
  }

  #operation(id: string): Operation {
    const found = this.#contract.operations.find(each => each.id === id);
    if (!found) throw new Error(`The contract has no operation ${id}`);
    return found;
  }

  #validator(schema: Schema): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known) return known;
    const { schemas } = this.#contract;
    const made = this.#ajv.compile({ ...schema, components: { schemas } });
    this.#validators.set(schema, made);
    return made;
  }
}

function isNamed(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    return false;
  }
  const { error } = body;
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    typeof error.name === 'string' &&
    error.name !== ''
  );
}
