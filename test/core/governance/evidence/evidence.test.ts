import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import type { Evidence } from '../../../../electron/core/governance/evidence/evidence.ts';
import { hideNames } from '../../../../electron/core/governance/evidence/hide-names.ts';
import { makeEvidence } from '../../../../electron/core/governance/evidence/make-evidence.ts';
import { packEvidence } from '../../../../electron/core/governance/evidence/package.ts';
import {
  differences,
  openPackage,
  verificationOf,
} from '../../../../electron/core/governance/evidence/verify-package.ts';
import { keyFingerprint } from '../../../../electron/core/governance/signature.ts';
import { sampleEvidenceSources } from '../../../fixtures/evidence.ts';
import { runs } from '../../../setup/runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'glance-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (showNames = false) => makeEvidence(sampleEvidenceSources(), showNames);
const pack = (evidence: Evidence, key: string | null = null) => packEvidence(evidence, key);
const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe('a package', () => {
  test('has the same bytes for the same evidence', async () => {
    expect(pack(await made()).bytes).toEqual(pack(await made()).bytes);
    expect(pack(await made(), privateKey).bytes).toEqual(pack(await made(), privateKey).bytes);
  });

  test('is read by unzip and by another library', async () => {
    const { bytes, entries } = pack(await made(), privateKey);
    const file = join(folder, 'evidence.zip');
    writeFileSync(file, bytes);
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
    const names = await new Promise<string[]>((resolve, reject) => {
      const found: string[] = [];
      fromBuffer(Buffer.from(bytes), { lazyEntries: false }, (error, zip) => {
        if (error) reject(error);
        zip?.on('entry', ({ fileName }) => found.push(fileName));
        zip?.on('end', () => resolve(found));
        zip?.on('error', reject);
      });
    });
    expect(names).toEqual(entries.map(({ name }) => name));
    expect(names).toEqual([
      'evidence.json',
      'manifest.json',
      'manifest.sig.json',
      'report.html',
      'report.md',
    ]);
  });

  test('is valid as it was packed, by the key that signed it', async () => {
    const evidence = await made();
    const opened = openPackage(pack(evidence, privateKey).bytes, keyFingerprint(publicKey));
    expect(opened.problems).toEqual([]);
    expect(opened.content).toEqual(evidence);
    expect(verificationOf('/e.zip', opened, differences(evidence, evidence))).toMatchObject({
      valid: true,
      signed: true,
      signedBy: keyFingerprint(publicKey),
      generatedAt: evidence.generatedAt,
      differsFromNow: [],
    });
    expect(openPackage(pack(evidence).bytes).problems).toEqual([]);
    expect(openPackage(pack(evidence).bytes, keyFingerprint(publicKey)).problems).toEqual([
      'It is not signed.',
    ]);
  });

  test('is not valid once any of its files was changed, taken out or added', async () => {
    const files = unzipSync(pack(await made(), privateKey).bytes);
    for (const name of Object.keys(files)) {
      const other = { ...files, [name]: Uint8Array.from([...(files[name] ?? []), 120]) };
      expect([name, openPackage(zipSync(other)).problems.length > 0]).toEqual([name, true]);
      const { [name]: _gone, ...rest } = files;
      if (name === 'manifest.sig.json') {
        expect(openPackage(zipSync(rest), keyFingerprint(publicKey)).problems).toEqual(['It is not signed.']);
      } else expect([name, openPackage(zipSync(rest)).problems.length > 0]).toEqual([name, true]);
    }
    const more = { ...files, 'x.json': new Uint8Array() };
    expect(openPackage(zipSync(more)).problems).toEqual(['x.json is in no manifest.']);
  });

  test('is refused without an error, whatever its bytes are', async () => {
    const { bytes } = pack(await made());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const opened = openPackage(damaged);
        // A changed time or attribute of a file is no change of what it says.
        if (opened.problems.length === 0) expect(opened.content).not.toBeNull();
      }),
      { numRuns: runs(300) },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
        expect(openPackage(any).problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test('says what is not the same now', async () => {
    const before = await made();
    const sources = sampleEvidenceSources();
    const entries = sources.posture.entries.map((entry) =>
      entry.id === 'identity.sign-in' ? { ...entry, value: 'changed' } : entry,
    );
    const now = await makeEvidence({ ...sources, posture: { ...sources.posture, entries } }, false);
    expect(differences(before, now)).toEqual(['identity.sign-in']);
    const file = join(folder, 'config.toml');
    writeFileSync(file, 'a = 1');
    const first = await makeEvidence({ ...sources, files: [file] }, true);
    writeFileSync(file, 'a = 2');
    const second = await makeEvidence({ ...sources, files: [file] }, true);
    expect(differences(first, second)).toEqual([`file:${file}`]);
  });

  test('names no folder of the user unless asked, and holds no markup of a file', async () => {
    const { bytes } = pack(await made());
    for (const [name, content] of Object.entries(unzipSync(bytes))) {
      const text = Buffer.from(content).toString('utf8');
      expect([name, /\/home\/ada|code\/harbor|<script/.exec(text)?.[0] ?? null]).toEqual([name, null]);
    }
    const shown = unzipSync(pack(await made(true)).bytes);
    expect(Buffer.from(shown['evidence.json'] ?? []).toString('utf8')).toContain('/home/ada');
    const html = Buffer.from(shown['report.html'] ?? []).toString('utf8');
    expect(html).not.toMatch(/<script|src=|href="(?!#)/);
    expect(readFileSync(join(folder, 'config.toml'), 'utf8')).toBe('a = 2');
  });
});

describe('hidden names', () => {
  const home = '/home/ada';
  const hide = <T>(document: T) =>
    hideNames(document, { home, folders: ['/home/ada/code/harbor', '/srv/work'] });

  test('of the same folder are the same, and files below keep theirs', () => {
    const [a, b, c] = hide([
      '/home/ada/code/harbor',
      'in /home/ada/code/harbor/.codex/config.toml:3.',
      '/srv/workshop',
    ]);
    expect(a).toMatch(/^folder-[0-9a-f]{12}$/);
    expect(b).toBe(`in ${a}/.codex/config.toml:3.`);
    expect(c).toBe('/srv/workshop');
  });

  test('are hidden in members too, and of all else in the home names of files stay', () => {
    const [name = ''] = Object.keys(hide({ 'projects."/home/ada/code/harbor".trust': 1 }));
    expect(name).toMatch(/^projects\."folder-[0-9a-f]{12}"\.trust$/);
    expect(hide('/home/ada/bin/server')).toMatch(/^folder-[0-9a-f]{12}\/server$/);
    expect(hide('/home/ada/notes/client')).toMatch(/^folder-[0-9a-f]{12}$/);
    expect(hide('/home/ada/notes/a.md:3')).toMatch(/^folder-[0-9a-f]{12}\/a\.md:3$/);
    expect(hide('/home/adam/x')).toBe('/home/adam/x');
  });

  test('leave texts without a folder alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).includes('/home/ada') && !JSON.stringify(value).includes('/srv/work'));
        expect(hide(value)).toEqual(value);
      }),
    );
  });
});
