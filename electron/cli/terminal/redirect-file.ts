import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRunning } from '../../core/platform/is-running.ts';

const PATTERN = /^open-(\d+)-[0-9a-f]{16}\.html$/;

/** A page that sends a browser on to a URL. */
export interface RedirectFile {
  /** As a browser opens it, `file:`. */
  readonly href: string;
  remove(): void;
}

/**
 * Writes a page that sends the browser on to a URL, for its owner alone. The arguments of a program can be
 * read by every user of the machine, so that the URL with its one-time token must not be among those of
 * the program that opens a browser; the name of this file may. Pages that killed processes left are removed.
 *
 * @throws Error where the folder cannot be written.
 */
export function writeRedirectFile(folder: string, url: string): RedirectFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const pid = PATTERN.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
  const file = join(folder, `open-${process.pid}-${randomBytes(8).toString('hex')}.html`);
  writeFileSync(file, pageOf(url), { mode: 0o600, flag: 'wx' });
  return { href: pathToFileURL(file).href, remove: () => rmSync(file, { force: true }) };
}

/** The URL is one of ours: of digits, letters, `-`, `_` and what separates them. */
function pageOf(url: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${url}">
<title>Codex Glance</title>
<a href="${url}">Open Codex Glance</a>
`;
}
