import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { NamespaceLifetime } from '@waymark/plugin-tenants-common';
import type { CleanUpStore } from '../database/CleanUpStore';
import { expiringNotice } from '../notices/namespaceNotices';
import type { NamespaceFactory } from './NamespaceFactory';

/** Warns of sandboxes that end, and proposes to remove those that have. What is abandoned is for people to judge. */
export class NamespaceSweeper {
  readonly #options: {
    auth: AuthService;
    cleanUps: CleanUpStore;
    factory: NamespaceFactory;
    logger: LoggerService;
  };

  constructor(options: {
    auth: AuthService;
    cleanUps: CleanUpStore;
    factory: NamespaceFactory;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** One round, which may be repeated and run twice at once; one namespace that fails does not keep the others. */
  async sweep(signal?: AbortSignal): Promise<void> {
    const { factory, logger } = this.#options;
    const { items } = await factory.lifetimes({});
    for (const namespace of items) {
      if (signal?.aborted) return;
      try {
        await this.#handle(namespace);
      } catch (error) {
        logger.warn('A sandbox could not be handled; it is tried again', {
          namespace: namespace.name,
          error: String(error),
        });
      }
    }
  }

  async #handle(namespace: NamespaceLifetime): Promise<void> {
    const { auth, cleanUps, factory } = this.#options;
    const { expiresAt, name, state } = namespace;
    if (!expiresAt) return;
    if (state === 'expiring') {
      await cleanUps.tell(expiringNotice(namespace, expiresAt));
    }
    if (state !== 'expired') return;
    // Whoever closed the change request, or deployed into what had ended, is not asked about the same end again.
    if (await cleanUps.wasProposed(name, new Date(expiresAt))) return;
    const credentials = await auth.getOwnServiceCredentials();
    await factory.cleanUp(name, {}, { credentials });
  }
}
