import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';

/** Longer than any build of a new service's docs takes. */
const BOUND_MS = 5 * 60_000;

/** Has TechDocs build pages before somebody visits them. */
export class DocsBuilds {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#logger = options.logger;
  }

  /**
   * Starts a build and returns at once: nobody waits for it, and where it cannot be made the first visit
   * makes it, or says what is wrong with the docs.
   */
  start(entityRef: string, credentials: BackstageCredentials): void {
    this.#build(entityRef, credentials).catch(error =>
      this.#logger.debug(`The docs of ${entityRef} are not built: ${error}`),
    );
  }

  async #build(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'techdocs',
    });
    const base = await this.#discovery.getBaseUrl('techdocs');
    const address = [namespace, kind, name].map(encodeURIComponent).join('/');
    const response = await fetch(`${base}/sync/${address}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(BOUND_MS),
    });
    const events = await response.text();
    if (!response.ok || /^event: error$/m.test(events)) {
      throw new Error(`${response.status} ${events.slice(-1000)}`);
    }
  }
}
