import { keepMemorySteady } from '../../core/platform/v8-flags.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import { TOKEN_LIFETIME_MS } from '../../web/access-token.ts';
import { startWebHost, type WebHost } from '../../web/web-host.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import type { GivenOptions } from '../run/option-specs.ts';
import { CliError, wrongUsage } from '../terminal/cli-error.ts';
import { writeRedirectFile } from '../terminal/redirect-file.ts';
import { workUntilStopped } from '../terminal/until-stopped.ts';
import { noWords } from './no-words.ts';

export const serveCommand: Command = {
  name: 'serve',
  synopsis: '',
  summary: 'Show the popover in a browser, on 127.0.0.1 only',
  examples: [
    { line: 'serve --open', summary: 'Open the popover in your browser' },
    { line: 'serve --demo', summary: 'Look around with made-up sessions' },
  ],
  options: {
    port: { type: 'string', value: 'N', summary: 'Listen on this port. Default: any free one' },
    open: { type: 'boolean', summary: 'Open the page in your browser' },
    demo: { type: 'boolean', summary: 'Show made-up sessions that keep growing' },
  },
  editsSettings: true,
  details: ['Prints a URL that works once, within 10 minutes. Ctrl-C ends it.'],
  prepare(words, options) {
    noWords('serve', words);
    const port = readPort(options);
    const [open, demo] = [options.has('open'), options.has('demo')];
    return async (session) => {
      const { terminal, glance, json, quiet } = session;
      const stop = terminal.listenForStop();
      try {
        const host = await listen(session, port);
        const closing: (() => void)[] = [];
        try {
          const { url } = host;
          await terminal.stdout.write(
            json ? `${safeJson({ schema: 'codex-glance.serve/1', url, port: host.port })}\n` : `${url}\n`,
          );
          if (!quiet) {
            await terminal.stderr.write('Open the URL within 10 minutes; it works once. Ctrl-C ends this.\n');
          }
          if (open) closing.push(await openPage(session, url));
          const start = async () => {
            if (demo) await glance.setDemo(true);
            keepMemorySteady();
            await glance.start();
            await glance.exports.start();
          };
          await workUntilStopped(stop.signal, start());
        } finally {
          for (const close of closing) close();
          await host.close();
        }
      } finally {
        stop.release();
      }
      return 0;
    };
  },
};

/** Opens the page in the browser; returns what removes the file that led there. */
async function openPage({ terminal, options }: CommandContext, url: string): Promise<() => void> {
  try {
    const file = writeRedirectFile(options.stateDir, url);
    terminal.openUrl(file.href);
    const cancel = terminal.clock.after(TOKEN_LIFETIME_MS, file.remove);
    return () => {
      cancel();
      file.remove();
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await terminal.stderr.write(`The browser could not be opened (${why}). Open the URL yourself.\n`);
    return () => {};
  }
}

function readPort(options: GivenOptions): number {
  const given = options.text('port');
  if (given === undefined) return 0;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw wrongUsage('invalid-port', `--port needs a number from 0 to 65535, not "${given}".`);
}

async function listen({ glance, logger, terminal }: CommandContext, port: number): Promise<WebHost> {
  const { pageDir, clock } = terminal;
  try {
    return await startWebHost({ glance, pageDir, port, logger, clock });
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (code === 'EADDRINUSE') {
      throw new CliError(
        3,
        'port-taken',
        `Port ${port} is taken. Name another with --port, or leave it out.`,
      );
    }
    if (code === 'EACCES') {
      throw new CliError(
        3,
        'port-refused',
        `The system refuses port ${port}. Name one above 1023, or leave it out.`,
      );
    }
    throw error;
  }
}
