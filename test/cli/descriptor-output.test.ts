import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { descriptorOutput } from '../../electron/cli/terminal/descriptor-output.ts';

/** A stream that keeps what it takes. */
function keeping() {
  const taken: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      taken.push(chunk);
      done();
    },
  });
  return { stream: stream as unknown as WriteStream, bytes: () => Buffer.concat(taken) };
}

const never = () => {
  throw new Error('No stream is made.');
};

describe('An output by its descriptor', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codex-glance-output-'));
    return () => rm(folder, { recursive: true, force: true });
  });

  function opened(path: string, flags: number): number {
    const descriptor = openSync(path, flags, 0o600);
    onTestFinished(() => closeSync(descriptor));
    return descriptor;
  }

  function pipe(name: string): string {
    const path = join(folder, name);
    execFileSync('mkfifo', [path]);
    return path;
  }

  it('writes to a file without a stream', async () => {
    const path = join(folder, 'file');
    const output = descriptorOutput(opened(path, constants.O_CREAT | constants.O_WRONLY), never, never);
    await output.write('größer\n');
    await output.write('');
    await output.write('last\n');
    expect(readFileSync(path, 'utf8')).toBe('größer\nlast\n');
    expect(output).toMatchObject({ isTTY: false, columns: null, rows: null, settled: true });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves to a stream what a pipe takes no more, in order',
    async () => {
      const descriptor = opened(pipe('full'), constants.O_RDWR | constants.O_NONBLOCK);
      const later = keeping();
      const output = descriptorOutput(descriptor, () => later.stream, never);
      const text = 'öé-'.repeat(100_000);
      await output.write(text);
      await output.write('end');
      const first = Buffer.alloc(1 << 20);
      const length = readSync(descriptor, first);
      expect(length).toBeGreaterThan(0);
      expect(later.bytes().length).toBeGreaterThan(0);
      const all = Buffer.concat([first.subarray(0, length), later.bytes()]).toString();
      expect(all === `${text}end`).toBe(true);
      expect(output.settled).toBe(true);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'hears that its reader has gone, once, and writes no more',
    async () => {
      const path = pipe('gone');
      const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const descriptor = opened(path, constants.O_WRONLY);
      closeSync(reader);
      const onGone = vi.fn();
      const output = descriptorOutput(descriptor, never, onGone);
      await output.write('a');
      await output.write('b');
      expect(onGone).toHaveBeenCalledOnce();
    },
  );
});
