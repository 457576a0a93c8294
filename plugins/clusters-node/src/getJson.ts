import { readFile } from 'node:fs/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KubeconfigCluster } from './kubeconfig';

/** What the API server answered. */
export interface Answer {
  status: number;
  body: unknown;
}

const TIMEOUT_MS = 10_000;

/**
 * `GET` with a cluster's certificate authority and token. `fetch` takes no certificate authority, and Node's own dispatcher is not
 * part of Node's API; so this is a plain request.
 *
 * @throws Error when there is no answer in 10 seconds, or it is not JSON
 */
export async function getJson(
  cluster: KubeconfigCluster,
  path: string,
): Promise<Answer> {
  const { server, skipTlsVerify, token } = cluster;
  const url = new URL(path.replace(/^\//, ''), `${server.replace(/\/$/, '')}/`);
  const ca = await authorityOf(cluster);
  const send = url.protocol === 'http:' ? requestHttp : requestHttps;
  return new Promise((resolve, reject) => {
    const sent = send(
      url,
      {
        timeout: TIMEOUT_MS,
        headers: {
          Accept: 'application/json',
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        ...(ca && { ca }),
        rejectUnauthorized: !skipTlsVerify,
      },
      response => {
        text(response)
          .then(answer =>
            resolve({
              status: response.statusCode ?? 0,
              body: answer === '' ? undefined : JSON.parse(answer),
            }),
          )
          .catch(reject);
      },
    );
    sent
      .on('timeout', () =>
        sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)),
      )
      .on('error', reject)
      .end();
  });
}

async function authorityOf({
  caData,
  caFile,
}: KubeconfigCluster): Promise<Buffer | undefined> {
  if (caData) return Buffer.from(caData, 'base64');
  return caFile ? readFile(caFile) : undefined;
}
