import { stripVTControlCharacters } from 'node:util';
import type { Logger } from '../platform/ports.ts';

/** Where diagnostics go: a stream such as `process.stderr`. */
export interface DiagnosticsSink {
  write(text: string): unknown;
}

/**
 * Writes one line a message, so that a message cannot fake a second one or steer the terminal.
 * `quiet` keeps everything back; what matters to a reader is a finding of the Snapshot as well.
 */
export function createStreamLogger(sink: DiagnosticsSink, quiet = false): Logger {
  const write = (level: string, message: string) => {
    if (quiet) return;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    const line = stripVTControlCharacters(message).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
    sink.write(`codex-glance: ${level}${line}\n`);
  };
  return {
    info: (message) => write('', message),
    warn: (message) => write('warning: ', message),
  };
}
