import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import type { ChangesApi, ChangesRequestOptions } from './ChangesApi';
import {
  changeSetPageSchema,
  changeSetPreviewSchema,
  changeSetSchema,
  documentPageSchema,
  reconcilerRunSchema,
  reconcilerStatusSchema,
  type ChangeSetQuery,
  type ChangeSetRequest,
  type DocumentQuery,
  type PreviewRequest,
} from './model';

type Call = {
  method?: 'GET' | 'POST';
  body?: unknown;
  query?: Record<string, string | number | undefined>;
} & ChangesRequestOptions;

/**
 * {@link ChangesApi} over HTTP, for front end and backends alike.
 * @public
 */
export class ChangesClient implements ChangesApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? fetch;
  }

  preview(request: PreviewRequest, options?: ChangesRequestOptions) {
    return this.#call('/change-sets/preview', changeSetPreviewSchema, {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  createChangeSet(request: ChangeSetRequest, options?: ChangesRequestOptions) {
    return this.#call('/change-sets', changeSetSchema, {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  getChangeSet(id: string, options?: ChangesRequestOptions) {
    const path = `/change-sets/${encodeURIComponent(id)}`;
    return this.#call(path, changeSetSchema, options);
  }

  listChangeSets(query: ChangeSetQuery = {}, options?: ChangesRequestOptions) {
    const { limit, ...rest } = query;
    return this.#call('/change-sets', changeSetPageSchema, {
      query: { ...rest, limit: numeric(limit) },
      ...options,
    });
  }

  listDocuments(query: DocumentQuery = {}, options?: ChangesRequestOptions) {
    const { limit, ...rest } = query;
    return this.#call('/documents', documentPageSchema, {
      query: { ...rest, limit: numeric(limit) },
      ...options,
    });
  }

  getReconcilerStatus(options?: ChangesRequestOptions) {
    return this.#call('/reconciler', reconcilerStatusSchema, options);
  }

  runReconciler(options?: ChangesRequestOptions) {
    return this.#call('/reconciler/runs', reconcilerRunSchema, {
      method: 'POST',
      ...options,
    });
  }

  async #call<T extends z.ZodType>(
    path: string,
    schema: T,
    call: Call = {},
  ): Promise<z.infer<T>> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) search.set(name, String(value));
    }
    const base = await this.#discovery.getBaseUrl('changes');
    const suffix = search.size > 0 ? `?${search}` : '';
    const response = await this.#fetch(`${base}${path}${suffix}`, {
      method: call.method ?? 'GET',
      headers: {
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(call.token && { Authorization: `Bearer ${call.token}` }),
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}

function numeric(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
