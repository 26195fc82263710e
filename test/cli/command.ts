import * as v from 'valibot';
import { run } from '../../electron/cli/start/run.ts';
import { documentSchemas } from '../../electron/shared/schema/documents.ts';
import { createFakeTerminal, type FakeTerminal, type FakeTerminalOptions } from '../fakes/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly terminal: FakeTerminal;
}

/** Runs a command line, words parted by spaces, over a fake Glance. */
export async function command(line: string, options: FakeTerminalOptions = {}): Promise<Ran> {
  const terminal = createFakeTerminal(options);
  const code = await run(line === '' ? [] : line.split(' '), terminal);
  return { code, stdout: terminal.stdout.text, stderr: terminal.stderr.text, terminal };
}

/** The one JSON document that stdout must be, checked against the schema that it names. */
export function documentOf(stdout: string): { schema: string } {
  const document: unknown = JSON.parse(stdout);
  const { schema } = v.parse(v.looseObject({ schema: v.string() }), document);
  if (!isDocument(schema)) throw new Error(`There is no schema ${schema}.`);
  v.assert(documentSchemas[schema], document);
  return document as { schema: string };
}

function isDocument(schema: string): schema is keyof typeof documentSchemas {
  return Object.hasOwn(documentSchemas, schema);
}
