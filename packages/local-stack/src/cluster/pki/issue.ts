import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { randomBytes } from 'node:crypto';
import { dayMs, validityMs } from './validity';

/** A certificate with its private key, both PEM. */
export interface Certified {
  certificate: string;
  key: string;
}

/** One that signs others. */
export interface Authority extends Certified {
  /** Signs a key for a client, or for a server under the given names. */
  issue(request: Request): Promise<Certified>;
}

interface Request {
  commonName: string;
  organizations?: readonly string[];
  /** Both, where a server also speaks as a client (peers of etcd). */
  usages: readonly ('client' | 'server')[];
  /** Names of a server; addresses are told from DNS names by their form. */
  names?: readonly string[];
}

const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

x509.cryptoProvider.set(crypto);

/** Makes a certificate authority that signs with ECDSA P-256. */
export async function makeAuthority(name: string): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}`,
    ...validity(),
    keys,
    signingAlgorithm: curve,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
    ],
  });
  return {
    certificate: certificate.toString('pem'),
    key: await pemOf(keys.privateKey),
    issue: request => issue(certificate, keys.privateKey, request),
  };
}

async function issue(
  authority: x509.X509Certificate,
  signingKey: CryptoKey,
  { commonName, organizations = [], usages, names = [] }: Request,
): Promise<Certified> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: new x509.Name([
      ...organizations.map(O => ({ O: [O] })),
      { CN: [commonName] },
    ]).toString(),
    issuer: authority.subject,
    ...validity(),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: curve,
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(
        usages.map(usage =>
          usage === 'client'
            ? x509.ExtendedKeyUsage.clientAuth
            : x509.ExtendedKeyUsage.serverAuth,
        ),
      ),
      ...(names.length > 0
        ? [
            new x509.SubjectAlternativeNameExtension(
              names.map(value => ({
                type: nameType(value),
                value,
              })),
            ),
          ]
        : []),
    ],
  });
  return {
    certificate: certificate.toString('pem'),
    key: await pemOf(keys.privateKey),
  };
}

function nameType(value: string): 'ip' | 'dns' {
  return /^[\d.]+$/.test(value) ? 'ip' : 'dns';
}

function validity() {
  const now = Date.now();
  return {
    // Clocks of virtual machines jump.
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + validityMs),
  };
}

/** RFC 5280: positive, at most 20 octets. */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] % 0x7f) + 1;
  return bytes.toString('hex');
}

async function pemOf(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}
