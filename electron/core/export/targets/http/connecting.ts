import type { Socket } from 'node:net';
import { connectFailure } from '../../../telemetry/probe/connect-error.ts';
import { readTlsMaterial, type TlsMaterial } from '../../../telemetry/probe/tls-material.ts';

class UnusableFile extends Error {
  constructor(file: string) {
    super(`${file} holds no certificate that can be read.`);
  }
}

/**
 * Reads the authorities that a target's certificate may be of: the system's, and those of a PEM file where there is
 * one. Rejects where that cannot be used, with an error that `failureReason` knows.
 */
export async function readAuthorities(caFile: string | null): Promise<TlsMaterial> {
  // By the rule of gRPC: a file adds its authorities to the system's.
  const read = await readTlsMaterial({ ca: caFile, certificate: null, key: null }, 'grpc');
  if (!read.ok) throw new UnusableFile(read.file);
  return read.material;
}

/** Returns why a request came to nothing: dns, refused, unreachable, tls and its problem, closed; or a sentence. */
export function failureReason(error: unknown): string {
  if (error instanceof UnusableFile) return error.message;
  const failure = connectFailure(error);
  if (failure === null) return 'closed';
  if (failure.kind === 'tls') return `tls ${failure.problem}`;
  return failure.kind === 'refused' && failure.how === 'unreachable' ? 'unreachable' : failure.kind;
}

/** Connects under a signal that ends with this: the connection outlives the request that it was opened for. */
export async function connectWithin(
  signal: AbortSignal,
  connect: (signal: AbortSignal) => Promise<Socket>,
): Promise<Socket> {
  const connecting = new AbortController();
  const abort = () => connecting.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await connect(connecting.signal);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
