/** Compiles the line kernel to WebAssembly, and writes it down as a module. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { MEMORY_END } from '../../electron/core/ingest/kernel/protocol.ts';
import { protocolSource } from './protocol-source.ts';

const SOURCES = new URL('assembly/', import.meta.url);
export const TARGET = new URL('../../electron/core/ingest/kernel/line-kernel-code.ts', import.meta.url);

const PAGE = 64 * 1024;

/** For the kernel's own texts and tables, after what it shares. */
const OWN_BYTES = 16 * 1024;

/**
 * The module's text, the same for the same source.
 *
 * @throws Error with the compiler's words where the source does not compile.
 */
export async function lineKernelModule(): Promise<string> {
  let code: Uint8Array | null = null;
  const sources = readdirSync(SOURCES);
  const pages = String(Math.ceil((MEMORY_END + OWN_BYTES) / PAGE));
  const options = '-O3 --converge --noAssert --runtime stub --enable simd'.split(' ');
  const memory = ['--memoryBase', String(MEMORY_END), '--initialMemory', pages, '--maximumMemory', pages];
  const { error, stderr } = await asc.main(['index.ts', '-o', 'kernel.wasm', ...options, ...memory], {
    readFile: (name: string) => {
      if (name === 'protocol.ts') return protocolSource();
      return sources.includes(name) ? readFileSync(new URL(name, SOURCES), 'utf8') : null;
    },
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') code = contents;
    },
    listFiles: () => [],
  });
  if (error || code === null) throw new Error(`${error?.message ?? 'No code was made.'}\n${stderr}`);
  const text = Buffer.from(code).toString('base64');
  return `/** WebAssembly in base64. Made from build/line-kernel/assembly by build/line-kernel/compile.ts. */
export const LINE_KERNEL_CODE =
  '${text}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, await lineKernelModule());
}
