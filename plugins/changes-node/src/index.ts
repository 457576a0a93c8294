/**
 * Extension point of the changes plugin, and the one reader of where the forge and the GitOps repository are.
 *
 * @packageDocumentation
 */
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DocumentKindReader } from '@waymark/gitops';

export type {
  AccessQuestion,
  DocumentKindReader,
  KindReading,
} from '@waymark/gitops';
export { ConfigurationError } from './ConfigurationError';
export { CurrentPlatform } from './place/CurrentPlatform';
export { readForgeTimeout } from './place/readForgeTimeout';
export { readPlace, type Place } from './place/readPlace';

/** Lets a module bring a kind of document of its own under `platform/` or `grants/`. */
export interface ChangesKindsExtensionPoint {
  /**
   * Documents below the reader's prefix are validated by it with every change set.
   *
   * @throws Error when the prefix is taken, or lies under `tenants/`
   */
  addKind(reader: DocumentKindReader): void;
}

/** See {@link ChangesKindsExtensionPoint}. */
export const changesKindsExtensionPoint =
  createExtensionPoint<ChangesKindsExtensionPoint>({ id: 'changes.kinds' });
