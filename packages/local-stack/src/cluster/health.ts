import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { connect } from 'node:net';

/** Certificates for a health check, as file names. */
export interface HealthCertificates {
  ca: string;
  certificate?: string;
  key?: string;
}

const timeoutMs = 2_000;

/** Whether an address answers with a success within two seconds. */
export async function isUp(
  url: string,
  certificates?: HealthCertificates,
): Promise<boolean> {
  try {
    const options = certificates ? await load(certificates) : {};
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    return await new Promise<boolean>(resolve => {
      const sent = send(
        url,
        { ...options, timeout: timeoutMs, agent: false },
        response => {
          response.resume();
          resolve(response.statusCode === 200);
        },
      );
      sent
        .on('timeout', () => sent.destroy())
        .on('error', () => resolve(false))
        .end();
    });
  } catch {
    // Certificates that are not there yet.
    return false;
  }
}

/** Whether somebody listens on a port of 127.0.0.1. */
export function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1', timeout: timeoutMs });
    const end = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

async function load({
  ca,
  certificate,
  key,
}: HealthCertificates): Promise<RequestOptions> {
  return {
    ca: await readFile(ca),
    ...(certificate ? { cert: await readFile(certificate) } : {}),
    ...(key ? { key: await readFile(key) } : {}),
  };
}
