import { unknownWord } from '../../../core/collections/closest.ts';
import {
  type Baseline,
  BaselineError,
  pinBaseline,
  readBaseline,
} from '../../../core/governance/baseline/baseline-file.ts';
import { driftOf } from '../../../core/governance/baseline/drift-report.ts';
import { KeyError } from '../../../core/governance/signature.ts';
import type { DriftReport } from '../../../shared/governance/drift-report.ts';
import { KEY_VARIABLE, readKey } from '../../governance/read-key.ts';
import { defaultPolicy, readPolicyName } from '../../governance/run-checks.ts';
import { takePicture } from '../../governance/take-picture.ts';
import type { Command } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { driftView } from '../../views/governance/drift-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

const PIN = 'pin';

export const baselineCommand: Command = {
  name: 'baseline',
  synopsis: PIN,
  summary: 'Keep a picture of posture and checks, for drift to compare with',
  words: [{ name: PIN, summary: 'Keep the picture of now in place of the one before' }],
  options: {
    policy: { type: 'string', value: 'FILE|NAME', summary: 'Whose checks are kept, as check takes it' },
    key: {
      type: 'string',
      value: 'FILE',
      summary: `An Ed25519 private key in PEM that signs it. Default: $${KEY_VARIABLE}, else it is not signed`,
    },
  },
  examples: [
    { line: 'baseline pin', summary: 'Keeps what is so now' },
    { line: 'baseline pin --policy enterprise --key key.pem', summary: 'The same, signed' },
  ],
  details: [
    'The baseline is kept in the state folder. It holds no secret: values that could be one are kept by kind and length, and extensions by the hash of their content.',
  ],
  prepare([word, ...more], options) {
    if (word === undefined) throw wrongUsage('missing-word', `Say what to do: baseline ${PIN}.`);
    if (word !== PIN) throw wrongUsage('unknown-command', unknownWord('baseline command', word, [PIN]));
    noWords(`baseline ${PIN}`, more);
    const given = readPolicyName(options);
    return async (session) => {
      const key = readKey(session, options.text('key'));
      const policy = given ?? defaultPolicy(session);
      const picture = await takePicture(session, policy);
      const pinnedAt = new Date(session.terminal.clock.now()).toISOString();
      const baseline = pin(session, { ...placeOf(session), pinnedAt, policy, picture }, key);
      await print(session, driftOf(baseline, picture));
      return 0;
    };
  },
};

export const driftCommand: Command = {
  name: 'drift',
  synopsis: '',
  summary: 'Show what changed since the baseline was pinned; exit 1 where something did',
  options: {},
  examples: [{ line: 'drift --json', summary: 'For a job that watches this machine' }],
  details: ['Exits with 3 where no baseline is pinned, or where it was changed since.'],
  prepare(words) {
    noWords('drift', words);
    return async (session) => {
      const baseline = await read(session);
      const report = driftOf(baseline, await takePicture(session, baseline.policy));
      await print(session, report);
      return report.changes.length > 0 ? 1 : 0;
    };
  },
};

function placeOf({ options }: CommandContext): Pick<Baseline, 'codexHome' | 'cwd'> {
  return { codexHome: options.codexHomes[0] ?? '', cwd: options.cwd };
}

function pin({ options }: CommandContext, ...[pinned, key]: Rest<typeof pinBaseline>): Baseline {
  try {
    return pinBaseline(options.stateDir, pinned, key);
  } catch (error) {
    if (error instanceof KeyError) throw new CliError(3, 'key-unusable', error.message);
    throw error;
  }
}

type Rest<F extends (...all: never[]) => unknown> = Parameters<F> extends [unknown, ...infer R] ? R : never;

/** @throws CliError with exit code 3 where there is no baseline to rely on, or it is of another folder. */
async function read(session: CommandContext): Promise<Baseline> {
  const { stateDir } = session.options;
  const baseline = await readBaseline(stateDir).catch((error: unknown) => {
    if (error instanceof BaselineError) throw new CliError(3, error.code, error.message, error.file);
    throw error;
  });
  const place = placeOf(session);
  if (baseline.codexHome !== place.codexHome || baseline.cwd !== place.cwd) {
    throw new CliError(
      3,
      'baseline-elsewhere',
      `The baseline is of ${baseline.codexHome} seen from ${baseline.cwd}. Name them with --codex-home and --cwd, or pin it again.`,
    );
  }
  return baseline;
}

async function print(session: CommandContext, report: DriftReport): Promise<void> {
  if (session.json) await session.printJson(report);
  else await session.printLines(driftView(report, localeContextOf(session)));
}
