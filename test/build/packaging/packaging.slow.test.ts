import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
  pathToFuseFile,
} from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses } from '../../../build/packaging/fuses.ts';
import { electronPackageDir, findElectron } from '../../../build/start/electron-binary.ts';
import { sheetFile, tileSizes } from '../../../electron/main/tray/meter-tiles.ts';
import { type Packaged, type PackagedPlatform, packageApp } from './packaged.ts';

const BUDGET = 3 * 1024 * 1024;

/** Everything that may be in the archive, folders aside. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^LICENSE$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/(?:main|scan-worker)\.js$/,
  /^dist\/preload\.cjs$/,
  /^dist\/page\/index\.html$/,
  /^dist\/page\/assets\/[\w.-]+\.(?:js|css|svg|woff2|png)$/,
  /^assets\/tray\/meter-\d+\.png$/,
];

/** The fuses of version 1, in words of `@electron/fuses`. */
const wire: Record<keyof typeof fuses, FuseV1Options> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

async function expectFuses(program: string): Promise<void> {
  const states = await getCurrentFuseWire(program);
  const isOn = (fuse: FuseV1Options) => states[fuse] === FuseState.ENABLE;
  const read = Object.entries(wire).map(([name, fuse]) => [name, isOn(fuse)]);
  expect(Object.fromEntries(read)).toEqual(fuses);
}

/** Paths of files in the archive, with slashes. */
function filesIn(asar: string): string[] {
  const paths = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

/** What Electron compares with the archive that it is about to load. */
function archiveHash(asar: string): string {
  return createHash('sha256').update(getRawHeader(asar).headerString).digest('hex');
}

const read = (asar: string, file: string) => extractFile(asar, file).toString();

/** electron-builder lays out the macOS app anywhere but on Windows. */
const platforms: readonly PackagedPlatform[] =
  process.platform === 'win32' ? ['linux', 'win'] : ['linux', 'mac', 'win'];

describe.each(platforms)('the app for %s', (platform) => {
  let app: Packaged;

  beforeAll(async () => {
    if (!existsSync('dist/main.js')) throw new Error('dist/main.js is missing. Run: npm run build');
    app = await packageApp(platform);
  }, 120_000);
  afterAll(() => app?.remove());

  it('holds bundles, the page and the tray images, and nothing else', () => {
    const files = filesIn(app.asar);
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files.length).toBeGreaterThan(tileSizes.length + 5);
    expect(read(app.asar, 'dist/THIRD-PARTY-NOTICES.txt')).toMatch(/^@grpc\/grpc-js .+\nLicence: /m);
    // No other archive, nor an unpacked part of this one, lies beside it.
    const beside = readdirSync(join(app.asar, '..')).filter((name) => /asar|node_modules|^app$/.test(name));
    expect(beside).toEqual(['app.asar']);
  });

  it('holds all that it loads while it runs', () => {
    const files = filesIn(app.asar);
    const main = read(app.asar, 'dist/main.js');
    for (const file of ['preload.cjs', 'scan-worker.js']) {
      expect(main).toContain(file);
      expect(files).toContain(`dist/${file}`);
    }
    for (const size of tileSizes) expect(files).toContain(`assets/tray/${sheetFile(size)}`);
    const page = read(app.asar, 'dist/page/index.html');
    const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => `dist/page/${path}`);
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const file of named) expect(files).toContain(file);
    const chunks = files.filter((file) => /^dist\/page\/assets\/.*\.js$/.test(file));
    const parts = chunks.flatMap((chunk) =>
      [...read(app.asar, chunk).matchAll(/(?:import\(|from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(
        ([, name]) => `dist/page/assets/${name}`,
      ),
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(files).toContain(part);
    expect(JSON.parse(read(app.asar, 'package.json'))).toMatchObject({
      main: 'dist/main.js',
      type: 'module',
      productName: 'Codex Glance',
      desktopName: 'codex-glance.desktop',
    });
  });

  it('imports nothing but what Electron brings', () => {
    for (const file of ['dist/main.js', 'dist/scan-worker.js', 'dist/preload.cjs']) {
      const source = read(app.asar, file);
      const imports = [
        ...source.matchAll(/(?:^|[;}\n])import\s*(?:[\w*{}$,\s]+from\s*)?["'`]([^"'`]+)["'`]/g),
        ...source.matchAll(/(?<![\w$.])require\(["'`]([^"'`]+)["'`]\)/g),
      ].map(([, name = '']) => name);
      if (!file.includes('worker')) expect(imports).toContain('electron');
      expect(imports.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
      expect(source).not.toMatch(/sourceMappingURL=(?!data:,)[\w./-]+\.map/);
    }
  });

  it(`is at most ${BUDGET / 1024 / 1024} MB large without Electron`, () => {
    const { size } = statSync(app.asar);
    console.log(`app.asar for ${platform}: ${(size / 1e6).toFixed(2)} MB`);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  it('has its fuses set', async () => {
    await expectFuses(app.program);
  });

  it('brings the texts of Chromium in its own languages only', () => {
    const languages = readdirSync(app.locales).filter((name) => /\.(?:pak|lproj)$/.test(name));
    expect(languages.map((name) => name.replace(/\..*/, '').replace('_', '-')).toSorted()).toEqual(
      platform === 'mac' ? ['de', 'en', 'en-GB'] : ['de', 'en-GB', 'en-US'],
    );
  });

  it('was made without a word of complaint, but for the author that package.json does not name', () => {
    expect(app.log).not.toMatch(/⨯|warn|default Electron icon|deprecated/i);
  });

  if (platform === 'mac')
    it('stays out of the Dock, asks for nothing, and knows its own archive', () => {
      const info = readFileSync(join(app.program, 'Contents', 'Info.plist'), 'utf8');
      const value = (key: string) => new RegExp(`<key>${key}</key>\\s*<(?:string>)?([^</]*)`).exec(info)?.[1];
      expect(value('CFBundleIdentifier')).toBe('io.github.codex-glance');
      expect(value('CFBundleName')).toBe('Codex Glance');
      expect(value('LSUIElement')).toBe('true');
      expect(value('LSMinimumSystemVersion')).toBe('13.0');
      expect(value('hash')).toBe(archiveHash(app.asar));
      expect(info).not.toContain('UsageDescription');
      const icon = readFileSync(join(app.program, 'Contents', 'Resources', 'icon.icns'));
      expect(icon.equals(readFileSync('build/icons/icon.icns'))).toBe(true);
    });

  if (platform === 'win')
    it('has its name, its icon and the mark of its archive in its program', () => {
      const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(app.program)));
      const [version] = Resource.VersionInfo.fromEntries(entries);
      const [language] = version?.getAllLanguagesForStringValues() ?? [];
      if (version === undefined || language === undefined) throw new Error('The program has no version.');
      expect(version.getStringValues(language)).toMatchObject({
        ProductName: 'Codex Glance',
        FileDescription: expect.stringContaining('Codex'),
      });
      const icons = Resource.IconGroupEntry.fromEntries(entries).flatMap((group) => group.icons);
      expect(icons.map(({ width }) => width || 256).toSorted((a, b) => a - b)).toContain(256);
      const mark = entries.find(({ type }) => type === 'INTEGRITY');
      const marks: unknown = JSON.parse(Buffer.from(mark?.bin ?? new ArrayBuffer(0)).toString());
      expect(marks).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value: archiveHash(app.asar) }]);
    });
});

const packageDir = electronPackageDir();
const binary = packageDir === null ? null : findElectron(packageDir, process.env);

describe.runIf(binary !== null)("Electron's own program", () => {
  it('has each of these fuses, and they can be set', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'codex-glance-fuses-'));
    try {
      const original = pathToFuseFile(binary ?? '');
      const copy = join(folder, basename(original));
      copyFileSync(original, copy);
      const entries = Object.entries(wire).map(([name, fuse]) => [fuse, fuses[name as keyof typeof fuses]]);
      await flipFuses(copy, { version: FuseVersion.V1, ...Object.fromEntries(entries) });
      await expectFuses(copy);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
