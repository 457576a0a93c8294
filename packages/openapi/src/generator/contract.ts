import { ConstraintError } from '@waymark/platform-api';
import type { z } from 'zod';

/** What a domain says over HTTP: shapes in zod, operations in `src/schema/operations.yaml` of its backend. */
export interface Contract {
  /** Id of the plugin, such as `changes`; its packages are `plugins/<id>-backend` and `plugins/<id>-common`. */
  pluginId: string;
  /** Name of each component and its schema. */
  components: Readonly<Record<string, z.ZodType>>;
  /** The component of the findings that come with a 400. */
  finding: string;
  /** Query parameters by operationId, each field one parameter. */
  queries?: Readonly<Record<string, z.ZodObject>>;
}

/** operations.yaml and the zod schemas do not fit together; the path is in operations.yaml, or names a component. */
export class ContractError extends ConstraintError {
  readonly name = 'ContractError';
}
