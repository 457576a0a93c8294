import { X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { clusterUsers, ensurePki } from './pki';

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'pki ')), 'pki');
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

const certificate = async (name: string) =>
  new X509Certificate(await readFile(path.join(folder, `${name}.crt`)));

describe('ensurePki', () => {
  it('signs servers under their names and clients under their accounts', async () => {
    await ensurePki(folder);
    const authority = await certificate('ca');
    const server = await certificate('server');
    expect(authority.ca).toBe(true);
    expect(server.verify(authority.publicKey)).toBe(true);
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkHost('kubernetes.default.svc')).toBeDefined();
    for (const user of clusterUsers) {
      expect((await certificate(user)).verify(authority.publicKey)).toBe(true);
    }
    const controller = await certificate('argocd-application-controller');
    expect(controller.subject.split('\n')).toEqual([
      'O=system:serviceaccounts',
      'O=system:serviceaccounts:argocd',
      'CN=system:serviceaccount:argocd:argocd-application-controller',
    ]);
  });

  it('opens etcd to nobody whom the API knows', async () => {
    await ensurePki(folder);
    const etcd = await certificate('etcd-ca');
    for (const name of ['bootstrap', 'admin', 'front-proxy']) {
      expect((await certificate(name)).verify(etcd.publicKey)).toBe(false);
    }
    expect((await certificate('etcd')).verify(etcd.publicKey)).toBe(true);
  });

  it('stays as it is until the last month, and is for its owner only', async () => {
    expect(await ensurePki(folder)).toBe(true);
    expect(await ensurePki(folder)).toBe(false);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(path.join(folder, 'ca.key'))).mode & 0o077).toBe(0);
    const soon = Date.now() + 20 * 24 * 3_600_000;
    await writeFile(path.join(folder, 'expires'), String(soon));
    expect(await ensurePki(folder)).toBe(true);
  });

  it('is made anew when a client has no certificate yet', async () => {
    await ensurePki(folder);
    await rm(path.join(folder, 'synthetic-traffic.crt'));
    expect(await ensurePki(folder)).toBe(true);
    expect(await ensurePki(folder)).toBe(false);
  });
});
