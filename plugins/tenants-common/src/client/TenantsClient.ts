import { ResponseError } from '@backstage/errors';
import type { CleanUpRequest, CleanUpResult } from '../schemas/cleanUp';
import type { Draft, DraftWrite } from '../schemas/draft';
import type { LedgerRecord } from '../schemas/ledger';
import type { GoldenPathPreview, PreviewRequest } from '../schemas/preview';
import type {
  FinishRequest,
  ProvisionRequest,
  ProvisionResult,
  RunQuery,
  RunRequest,
  StepRecord,
} from '../schemas/requests';
import type { ProvisioningRun, RunPage } from '../schemas/run';
import type { NamespaceList, ServiceList, ServiceView } from '../schemas/views';
import type { TenantsApi, TenantsRequestOptions } from './TenantsApi';

type Query = Record<string, string | number | boolean | undefined>;

/**
 * {@link TenantsApi} over `fetch`, in the browser, a backend or a command.
 *
 * @public
 */
export class TenantsClient implements TenantsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  preview(request: PreviewRequest, options?: TenantsRequestOptions) {
    return this.#json<GoldenPathPreview>('POST', '/preview', {
      body: request,
      options,
    });
  }

  openRun(request: RunRequest, options?: TenantsRequestOptions) {
    return this.#json<ProvisioningRun>('POST', '/runs', {
      body: request,
      options,
    });
  }

  getRun(idOrKey: string, options?: TenantsRequestOptions) {
    return this.#json<ProvisioningRun>('GET', runPath(idOrKey), { options });
  }

  listRuns(query: RunQuery = {}, options?: TenantsRequestOptions) {
    return this.#json<RunPage>('GET', '/runs', { query, options });
  }

  recordLedger(
    runId: string,
    record: LedgerRecord,
    options?: TenantsRequestOptions,
  ) {
    return this.#json<ProvisioningRun>('POST', `${runPath(runId)}/ledger`, {
      body: record,
      options,
    });
  }

  recordStep(
    runId: string,
    record: StepRecord,
    options?: TenantsRequestOptions,
  ) {
    return this.#json<ProvisioningRun>('POST', `${runPath(runId)}/steps`, {
      body: record,
      options,
    });
  }

  provisionRun(
    runId: string,
    request: ProvisionRequest,
    options?: TenantsRequestOptions,
  ) {
    return this.#json<ProvisionResult>('POST', `${runPath(runId)}/provision`, {
      body: request,
      options,
    });
  }

  finishRun(
    runId: string,
    request: FinishRequest,
    options?: TenantsRequestOptions,
  ) {
    return this.#json<ProvisioningRun>('POST', `${runPath(runId)}/finish`, {
      body: request,
      options,
    });
  }

  cleanUpRun(
    runId: string,
    request: CleanUpRequest = {},
    options?: TenantsRequestOptions,
  ) {
    return this.#json<CleanUpResult>('POST', `${runPath(runId)}/clean-up`, {
      body: request,
      options,
    });
  }

  getService(name: string, options?: TenantsRequestOptions) {
    return this.#json<ServiceView>(
      'GET',
      `/services/${encodeURIComponent(name)}`,
      { options },
    );
  }

  listServices(query: { team?: string } = {}, options?: TenantsRequestOptions) {
    return this.#json<ServiceList>('GET', '/services', { query, options });
  }

  listNamespaces(
    query: { team?: string } = {},
    options?: TenantsRequestOptions,
  ) {
    return this.#json<NamespaceList>('GET', '/namespaces', { query, options });
  }

  async getDraft(key: string, options?: TenantsRequestOptions) {
    const response = await this.#send('GET', draftPath(key), { options });
    if (response.status === 204) {
      return undefined;
    }
    return this.#read<Draft>(response);
  }

  putDraft(key: string, draft: DraftWrite, options?: TenantsRequestOptions) {
    return this.#json<Draft>('PUT', draftPath(key), { body: draft, options });
  }

  async deleteDraft(key: string, options?: TenantsRequestOptions) {
    const response = await this.#send('DELETE', draftPath(key), { options });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
  }

  async #json<T>(
    method: string,
    path: string,
    request: { query?: Query; body?: unknown; options?: TenantsRequestOptions },
  ): Promise<T> {
    return this.#read<T>(await this.#send(method, path, request));
  }

  async #read<T>(response: Response): Promise<T> {
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  async #send(
    method: string,
    path: string,
    request: { query?: Query; body?: unknown; options?: TenantsRequestOptions },
  ): Promise<Response> {
    const url = new URL(
      `${await this.#discoveryApi.getBaseUrl('tenants')}${path}`,
    );
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const headers: Record<string, string> = {};
    if (request.body !== undefined) {
      headers['content-type'] = 'application/json';
    }
    if (request.options?.token) {
      headers.authorization = `Bearer ${request.options.token}`;
    }
    return this.#fetchApi.fetch(url.toString(), {
      method,
      headers,
      body:
        request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: request.options?.signal,
    });
  }
}

function runPath(idOrKey: string) {
  return `/runs/${encodeURIComponent(idOrKey)}`;
}

function draftPath(key: string) {
  return `/drafts/${encodeURIComponent(key)}`;
}
