import { doctorReport } from '../../core/doctor/doctor-report.ts';
import { readSystemFacts } from '../../core/doctor/system-facts.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { toCliError } from '../terminal/cli-error.ts';
import { decideColor } from '../text/color.ts';
import { doctorView } from '../views/doctor-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { noWords } from './no-words.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  synopsis: '',
  summary: 'Show what Glance found, read and could not read, for a bug report',
  options: {},
  examples: [
    { line: 'doctor', summary: 'One page to read' },
    { line: 'doctor --json > doctor.json', summary: 'The same for a report' },
  ],
  details: [
    'Exits with 1 where a check failed. It shows the home folder as ~ and leaves out the values of settings and variables.',
  ],
  takesAnyFolder: true,
  prepare(words, options) {
    noWords('doctor', words);
    const refused = options.has('no-color');
    return async (session) => {
      const failure = await readAll(session);
      const { glance, terminal, options: around } = session;
      const { env, homeDir, platform, stdout } = terminal;
      const report = doctorReport({
        snapshot: glance.store.getState(),
        config: glance.configReport([]),
        system: await readSystemFacts(around.stateDir, platform),
        stateDir: around.stateDir,
        homeDir,
        env,
        failure,
      });
      if (session.json) await session.printJson(report);
      else {
        const color = decideColor({ refused, env, isTTY: stdout.isTTY });
        await session.printLines(doctorView(report, terminalText(session, color), localeContextOf(session)));
      }
      return report.checks.some(({ state }) => state === 'failed') ? 1 : 0;
    };
  },
};

/** Why reading ended early, in words; null where all was read. */
async function readAll(session: CommandContext): Promise<string | null> {
  try {
    await load(session);
    return null;
  } catch (error) {
    return toCliError(error).message;
  }
}

function terminalText({ terminal: { stdout, env } }: CommandContext, color: boolean): string {
  const size = stdout.isTTY ? `${stdout.columns ?? '?'} × ${stdout.rows ?? '?'}` : 'not a terminal';
  return [size, env.TERM ?? 'no TERM', color ? 'with colours' : 'without colours'].join(', ');
}
