import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** Where Electron keeps its fuses in a binary: this mark, the version of the wire, its length, its states. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As Electron 45 comes: eight of the nine fuses of version 1 and the ninth, each on (1) or off (0). */
const FUSES_AS_SHIPPED = '101100011';

function fuseWire(): Buffer {
  return Buffer.concat([
    Buffer.from(`...${FUSE_MARK}`),
    Buffer.from([1, FUSES_AS_SHIPPED.length]),
    Buffer.from(`${FUSES_AS_SHIPPED}...`),
  ]);
}

/**
 * Writes a folder that electron-builder takes for an unpacked Electron: the files that it renames, edits
 * and deletes, with a fuse wire where the real one has it, and nothing that could run.
 */
export function writeFakeElectron(platform: 'linux' | 'mac' | 'win', folder: string): void {
  if (platform === 'mac') {
    writeMac(folder);
    return;
  }
  if (platform === 'linux') {
    write(join(folder, 'electron'), fuseWire());
    chmodSync(join(folder, 'electron'), 0o755);
    write(join(folder, 'chrome-sandbox'), '');
  } else {
    writeWindowsProgram(join(folder, 'electron.exe'));
  }
  write(join(folder, 'LICENSE'), '');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const language of ['en-US', 'en-GB', 'de', 'fr', 'ja']) {
    write(join(folder, 'locales', `${language}.pak`), '');
  }
}

/** Its resources are edited, so it must be a program as Windows has them, with its version in it. */
function writeWindowsProgram(file: string): void {
  const program = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { OriginalFilename: 'electron.exe' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  write(file, Buffer.concat([Buffer.from(program.generate()), fuseWire()]));
}

function writeMac(folder: string): void {
  const contents = join(folder, 'Electron.app', 'Contents');
  const frameworks = join(contents, 'Frameworks');
  write(join(contents, 'MacOS', 'Electron'), '');
  write(join(contents, 'Info.plist'), plist('Electron', permissions));
  write(join(contents, 'Resources', 'electron.icns'), '');
  const framework = join(frameworks, 'Electron Framework.framework');
  write(join(framework, 'Electron Framework'), fuseWire());
  for (const place of [join(contents, 'Resources'), join(framework, 'Versions', 'A', 'Resources')]) {
    for (const language of ['en', 'en_GB', 'de', 'fr', 'ja']) {
      write(join(place, `${language}.lproj`, 'locale.pak'), '');
    }
  }
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    const helper = join(frameworks, `${name}.app`, 'Contents');
    write(join(helper, 'Info.plist'), plist(name, []));
    write(join(helper, 'MacOS', name), '');
  }
}

const permissions = [
  'NSAudioCaptureUsageDescription',
  'NSBluetoothAlwaysUsageDescription',
  'NSBluetoothPeripheralUsageDescription',
  'NSCameraUsageDescription',
  'NSMicrophoneUsageDescription',
];

function plist(executable: string, descriptions: readonly string[]): string {
  const texts = [['CFBundleExecutable', executable], ...descriptions.map((key) => [key, 'Some reason'])];
  const entries = texts.map(([key, text]) => `<key>${key}</key><string>${text}</string>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0"><dict>${entries.join('')}</dict></plist>`,
  ].join('\n');
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
