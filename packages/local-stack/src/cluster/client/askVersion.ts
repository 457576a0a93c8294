import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { loadClient } from './loadClient';

const versionSchema = z.object({ gitVersion: z.string() });

/** What answers behind a kubeconfig. */
export interface ApiVersion {
  /** Address of the API server. */
  server: string;
  /** Such as `v1.36.3`; undefined when nothing answers in time. */
  version?: string;
  /** Why there is no version. */
  reason?: string;
}

/**
 * Asks the API server of a kubeconfig's current context for its version, which needs no rights.
 *
 * @throws Error when the file cannot be read or has no current context
 */
export async function askVersion(
  file: string,
  timeoutMs = 5_000,
): Promise<ApiVersion> {
  const { KubeConfig } = loadClient();
  const config = new KubeConfig();
  config.loadFromFile(file);
  const server = config.getCurrentCluster()?.server;
  if (!server) throw new Error('it has no current context');
  try {
    const options: RequestOptions = { timeout: timeoutMs, agent: false };
    await config.applyToHTTPSOptions(options);
    const answer = await get(new URL('/version', server), options);
    return { server, version: versionSchema.parse(answer).gitVersion };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { server, reason };
  }
}

function get(url: URL, options: RequestOptions): Promise<unknown> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, options, response => {
      text(response).then(body => {
        if (response.statusCode === 200) resolve(JSON.parse(body));
        else reject(new Error(`it answers with ${response.statusCode}`));
      }, reject);
    });
    sent
      .on('timeout', () =>
        sent.destroy(new Error('it does not answer in time')),
      )
      .on('error', reject)
      .end();
  });
}
