import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sockets } from '../electron/core/sockets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What opens a socket, or sends over one, in Node, Electron or a page. */
const openers: readonly RegExp[] = [
  /['"`]node:(?:http|https|http2|net|tls|dgram|dns|dns\/promises)['"`]/,
  /(?:from|import|require|getBuiltinModule)\s*\(?\s*['"`](?:http|https|http2|net|tls|dgram|dns|dns\/promises)['"`]/,
  /['"`](?:undici|ws|node-fetch|@grpc\/grpc-js)['"`]/,
  /(?<![\w$])fetch\s*\(/,
  /(?<![\w$])(?:window|globalThis|net|self)\.(?:fetch|request)(?![\w$])/,
  /(?<![\w$])(?:WebSocket|WebSocketStream|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)(?![\w$])/,
  /(?<![\w$])sendBeacon(?![\w$])/,
];

/** What of Node's socket modules opens none. */
const harmless = [
  'checkServerIdentity',
  'createSecureContext',
  'getCACertificates',
  'SecureContextOptions',
  'isIP',
  'isIPv4',
  'isIPv6',
  'BlockList',
];

function isHarmlessImport(names: string): boolean {
  return names
    .split(',')
    .map((name) => name.trim().replace(/^type /, ''))
    .every((name) => name === '' || harmless.includes(name));
}

/** Comments speak of sockets, and types open none. */
function codeOnly(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/^import type [^;]*;/gm, '')
    .replace(/^import \{([^}]*)\} from 'node:\w+';/gm, (line, names: string) =>
      isHarmlessImport(names) ? '' : line,
    );
}

function opensSocket(text: string): boolean {
  const code = codeOnly(text);
  return openers.some((opener) => opener.test(code));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|js|mjs|cjs|html)$/.test(path))
    .map((path) => `${folder}/${path.split(sep).join('/')}`);
}

const SELF = 'electron/core/sockets.ts';

describe('Sockets', () => {
  it('are opened only by the files that are listed, and by each of them', () => {
    const found = [...sourcesBelow('electron'), ...sourcesBelow('renderer')]
      .filter((file) => file !== SELF)
      .filter((file) => opensSocket(readFileSync(join(root, file), 'utf8')));
    expect(found.toSorted()).toEqual(sockets.map(({ file }) => file).toSorted());
  });

  it("leave the machine for the user's own collector and targets, and for releases and the organisation from one file each", () => {
    const out = sockets.filter(({ direction }) => direction === 'out');
    const probes = out.filter(({ to }) => to === 'own-collector');
    expect(probes.filter(({ file }) => !file.startsWith('electron/core/telemetry/probe/'))).toEqual([]);
    const exports = out.filter(({ to }) => to === 'export-target');
    expect(exports.filter(({ file }) => !file.startsWith('electron/core/export/targets/'))).toEqual([]);
    const others = out
      .filter(({ to }) => to !== 'own-collector' && to !== 'export-target')
      .map(({ file, to }) => [file, to]);
    expect(others).toEqual([
      ['electron/core/organisation/api/send-get.ts', 'organisation-api'],
      ['electron/main/updates/ask-latest-release.ts', 'release-announcements'],
    ]);
    expect(sockets.filter(({ direction, to }) => direction !== 'out' && to !== undefined)).toEqual([]);
  });

  it('go to no address that stands in the files that leave the machine', () => {
    const out = sockets.filter(({ direction }) => direction === 'out');
    const sources = out.map(({ file }) => readFileSync(join(root, file), 'utf8'));
    expect(sources.filter((source) => /['"`](?:https?|wss?):\/\/[\w$]/.test(codeOnly(source)))).toEqual([]);
  });

  it.each([
    `import { createServer } from 'node:http';`,
    `import http2 from "http2";`,
    `const net = require('net');`,
    `const tls = await import('node:tls');`,
    `await fetch(url);`,
    `window.fetch.bind(window)`,
    `new WebSocket(url)`,
    `navigator.sendBeacon('/x')`,
    `import { createSocket, type Socket } from 'node:dgram';`,
    `import { createSecureContext, connect } from 'node:tls';`,
    `import 'net';`,
    `process.getBuiltinModule('net')`,
    `const grpc = await import('@grpc/grpc-js');`,
  ])('are seen in: %s', (source) => {
    expect(opensSocket(source)).toBe(true);
  });

  it.each([
    `// fetch(url) would leave the machine`,
    `/** Uses EventSource. */`,
    `import type { ServerResponse } from 'node:http';`,
    `const url = 'https://chatgpt.com/';`,
    `prefetch(url)`,
    `import { join } from 'node:path';`,
    `import { createSecureContext, type SecureContextOptions } from 'node:tls';`,
    `const failures = ['dns', 'tls'];`,
  ])('are not seen in: %s', (source) => {
    expect(opensSocket(source)).toBe(false);
  });
});
