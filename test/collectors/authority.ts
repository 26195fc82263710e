import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto as Crypto);

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const AROUND_TODAY = [-1, 1] as const;

/** A certificate with its key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface IssueOptions {
  /** DNS names and IP addresses it is made out to. Default: 127.0.0.1 and localhost. */
  readonly names?: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];
  /** Whole days from today; default yesterday to tomorrow. */
  readonly days?: readonly [from: number, to: number];
}

/** A throw-away certificate authority that lives in memory only. */
export interface Authority {
  /** PEM. */
  readonly cert: string;
  issue(options?: IssueOptions): Promise<Identity>;
}

const loopback: NonNullable<IssueOptions['names']> = [
  { type: 'ip', value: '127.0.0.1' },
  { type: 'dns', value: 'localhost' },
];

export async function createAuthority(): Promise<Authority> {
  const keys = await newKeys();
  const issuer = 'CN=Throw-away test CA';
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: issuer,
    ...validity([-30, 30]),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  let serial = 1;
  return {
    cert: cert.toString('pem'),
    async issue({ names = loopback, days = AROUND_TODAY }: IssueOptions = {}) {
      const own = await newKeys();
      serial += 1;
      const issued = await X509CertificateGenerator.create({
        serialNumber: serial.toString(16).padStart(2, '0'),
        subject: 'CN=Throw-away test certificate',
        issuer,
        ...validity(days),
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [new SubjectAlternativeNameExtension([...names])],
      });
      return { cert: issued.toString('pem'), key: await pem(own.privateKey) };
    },
  };
}

/** A certificate that nobody but itself vouches for. */
export async function selfSigned(): Promise<Identity> {
  const keys = await newKeys();
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Throw-away self-signed certificate',
    ...validity([-1, 1]),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([...loopback])],
  });
  return { cert: cert.toString('pem'), key: await pem(keys.privateKey) };
}

function validity([from, to]: readonly [from: number, to: number]) {
  const now = Date.now();
  return { notBefore: new Date(now + from * DAY_MS), notAfter: new Date(now + to * DAY_MS) };
}

async function newKeys(): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
}

async function pem(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey));
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}
