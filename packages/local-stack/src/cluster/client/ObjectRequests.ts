import { request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { URL } from 'node:url';
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { ApiAnswerError } from './ClusterRequestError';

export { KubeConfig };

/** What is sent about an object. */
export interface ObjectRequest {
  action: 'read' | 'list' | 'patch' | 'delete';
  apiVersion: string;
  kind: string;
  namespace?: string;
  name?: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
}

const methods = {
  read: 'GET',
  list: 'GET',
  patch: 'PATCH',
  delete: 'DELETE',
} as const satisfies Record<ObjectRequest['action'], string>;

const timeoutMs = 60_000;

/**
 * Requests whose bodies go through as they are. The client's own methods pass them through its models, which drop fields that
 * these do not know, such as `x-kubernetes-int-or-string` of a custom resource definition. Paths and sign-in are the client's.
 */
export class ObjectRequests extends KubernetesObjectApi {
  #config: KubeConfig | undefined;

  /** Opens the current cluster of a configuration. */
  static of(config: KubeConfig): ObjectRequests {
    const requests = config.makeApiClient(ObjectRequests);
    requests.setDefaultNamespace(config);
    requests.#config = config;
    return requests;
  }

  /**
   * Sends a request and gives the answer's JSON.
   *
   * @throws ApiAnswerError when the API server refuses
   */
  async send({
    action,
    apiVersion,
    kind,
    namespace,
    name,
    query = {},
    body,
  }: ObjectRequest): Promise<unknown> {
    const path = await this.specUriPath(
      { apiVersion, kind, metadata: { name, namespace } },
      action,
    );
    const config = this.#config;
    const server = config?.getCurrentCluster()?.server;
    if (!config || !server) throw new Error('The kubeconfig names no cluster');
    const base = server.endsWith('/') ? server : `${server}/`;
    const url = new URL(path.replace(/^\//, ''), base);
    for (const [key, value] of Object.entries(query)) {
      url.searchParams.set(key, value);
    }
    const options: RequestOptions = {
      method: methods[action],
      timeout: timeoutMs,
      headers: {
        Accept: 'application/json',
        ...(action === 'patch'
          ? { 'Content-Type': 'application/apply-patch+yaml' }
          : {}),
      },
    };
    await config.applyToHTTPSOptions(options);
    return exchange(url, options, body);
  }
}

function exchange(
  url: URL,
  options: RequestOptions,
  body: unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, response => {
      text(response).then(answer => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(JSON.parse(answer));
        else reject(new ApiAnswerError(status, answer));
      }, reject);
    });
    sent
      .on('timeout', () =>
        sent.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)),
      )
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}
