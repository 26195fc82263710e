import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Evidence } from '../../../core/governance/evidence/evidence.ts';
import { makeEvidence } from '../../../core/governance/evidence/make-evidence.ts';
import { packEvidence, sha256 } from '../../../core/governance/evidence/package.ts';
import { sumSessions } from '../../../core/governance/evidence/sum-sessions.ts';
import {
  differences,
  openPackage,
  verificationOf,
} from '../../../core/governance/evidence/verify-package.ts';
import { KeyError, keyFingerprint } from '../../../core/governance/signature.ts';
import { atomicWrite } from '../../../core/platform/atomic-write.ts';
import { readRegularFile } from '../../../core/platform/reading/regular-file.ts';
import { chosenHomes } from '../../../core/settings/chosen-homes.ts';
import { homesInForce } from '../../../core/settings/homes-in-force.ts';
import type { EvidenceReport } from '../../../shared/governance/evidence-report.ts';
import { KEY_VARIABLE, readKey } from '../../governance/read-key.ts';
import { check, defaultPolicy, readPolicyName } from '../../governance/run-checks.ts';
import type { Command, ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { load, withProgress } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { unreadable } from '../../terminal/unreadable.ts';
import { evidenceView, verificationView } from '../../views/governance/evidence-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

const VERIFY = 'verify';

/** Coverage is of the days that the Compliance API keeps. */
const DAYS = 30;

export const evidenceCommand: Command = {
  name: 'evidence',
  synopsis: '--out FILE, evidence verify FILE',
  summary: 'Pack what proves posture, checks and coverage, for an auditor, and check a package',
  words: [{ name: VERIFY, summary: 'Check a package, and tell what differs on this machine now' }],
  options: {
    out: { type: 'string', value: 'FILE', summary: 'The package to write, a zip' },
    policy: { type: 'string', value: 'FILE|NAME', summary: 'Whose checks are packed, as check takes it' },
    key: {
      type: 'string',
      value: 'FILE',
      summary: `An Ed25519 key in PEM: private to sign, for verify the one that must have signed. Default to sign: $${KEY_VARIABLE}`,
    },
    'show-names': { type: 'boolean', summary: 'Name folders; else each is known by its hash alone' },
    sessions: { type: 'boolean', summary: 'Also the SHA-256 of every session file, which reads all of them' },
    codex: { type: 'boolean', summary: 'Ask the Codex on PATH whether it reads the configuration alike' },
    force: { type: 'boolean', summary: 'Replace a file that is there' },
  },
  examples: [
    { line: 'evidence --out evidence.zip --policy enterprise', summary: 'Packs what is so now' },
    { line: 'evidence verify evidence.zip --key auditor.pub.pem', summary: 'Checks it' },
  ],
  details: [
    'A package holds the configuration in force with its origins, posture, checks, health of exports, coverage, versions and the SHA-256 of every configuration file, and with --sessions of every session file, as data, as a page to read or print, and as Markdown. It holds no prompt, no response and no credential. The same inputs give the same bytes but for the stated time.',
    'verify exits with 1 where a package is not valid. What differs on this machine now does not make it invalid; name the policy with --policy where it was a file whose name is hidden.',
  ],
  prepare([word, ...more], options) {
    if (word === VERIFY) return prepareVerify(more, options);
    if (word !== undefined) noWords('evidence', [word, ...more]);
    const out = options.text('out');
    if (!out) throw wrongUsage('missing-option', 'Name the package with --out, such as evidence.zip.');
    const given = readPolicyName(options);
    return (session) => pack(session, out, given, options);
  },
};

async function pack(
  session: CommandContext,
  out: string,
  given: string | null,
  options: GivenOptions,
): Promise<ExitCode> {
  const file = resolve(session.terminal.cwd, out);
  if (existsSync(file) && !options.has('force')) {
    throw new CliError(3, 'file-exists', `${file} is there already. Add --force to replace it.`, file);
  }
  const key = readKey(session, options.text('key'));
  const names = options.has('show-names');
  const evidence = await gather(session, given ?? defaultPolicy(session), {
    showNames: names,
    asksCodex: options.has('codex'),
    sumsSessions: options.has('sessions'),
  });
  const { bytes, entries } = withKey(() => packEvidence(evidence, key));
  try {
    atomicWrite(file, bytes, { isDurable: true });
  } catch (error) {
    throw new CliError(3, 'not-written', `${file} cannot be written: ${codeOf(error)}.`, file);
  }
  const report: EvidenceReport = {
    schema: 'codex-glance.evidence/1',
    file,
    sha256: sha256(bytes),
    entries,
    signedBy: key === null ? null : keyFingerprint(key),
  };
  if (session.json) await session.printJson(report);
  else await session.printLines(evidenceView(report, localeContextOf(session)));
  return 0;
}

/** What a package holds beside what it always does. */
interface Wish {
  readonly showNames: boolean;
  readonly asksCodex: boolean;
  readonly sumsSessions: boolean;
}

async function gather(
  session: CommandContext,
  policy: string,
  { showNames, asksCodex, sumsSessions }: Wish,
): Promise<Evidence> {
  const { glance, options, terminal } = session;
  const snapshot = await load(session);
  const [posture, coverage, checks] = await Promise.all([
    glance.postureReport(),
    glance.coverageReport({ days: DAYS }),
    check(session, policy, null),
  ]);
  const sources = {
    snapshot,
    config: glance.configReport([]),
    posture,
    checks,
    coverage,
    verification: asksCodex ? await glance.verifyConfig(null) : null,
    files: glance.configFiles(),
    sessions: sumsSessions
      ? await withProgress(session, (onProgress) =>
          sumSessions(homesInForce(options, chosenHomes(options.stateDir)).codexHomes, onProgress),
        )
      : null,
    platform: terminal.platform,
    codexHome: options.codexHomes[0] ?? '',
    cwd: options.cwd,
    homeDir: terminal.homeDir,
  };
  return makeEvidence(sources, showNames);
}

function prepareVerify([given, ...more]: readonly string[], options: GivenOptions) {
  noWords(`evidence ${VERIFY}`, more);
  if (given === undefined) throw wrongUsage('missing-word', `Name the package: evidence ${VERIFY} FILE.`);
  const policy = readPolicyName(options);
  for (const name of ['out', 'force', 'show-names', 'codex', 'sessions']) {
    if (options.has(name))
      throw wrongUsage('unexpected-option', `--${name} does not go with evidence ${VERIFY}.`);
  }
  return async (session: CommandContext): Promise<ExitCode> => {
    const file = resolve(session.terminal.cwd, given);
    const key = options.has('key') ? readKey(session, options.text('key')) : null;
    const opened = openPackage(readPackage(file), key === null ? null : withKey(() => keyFingerprint(key)));
    const { content } = opened;
    const named = content === null ? null : (policy ?? policyOf(content));
    const differs =
      content === null || named === null
        ? null
        : differences(
            content,
            await gather(session, named, {
              showNames: content.namesShown,
              asksCodex: false,
              sumsSessions: content.sessions != null,
            }),
          );
    const report = verificationOf(file, opened, differs);
    if (session.json) await session.printJson(report);
    else await session.printLines(verificationView(report, localeContextOf(session)));
    return report.valid ? 0 : 1;
  };
}

/** Returns null where the policy is a file that is not here, or whose name is hidden. */
function policyOf({ checks: { policy, policyFile } }: Evidence): string | null {
  if (policyFile === null) return policy;
  return existsSync(policyFile) ? policyFile : null;
}

/** @throws CliError with exit code 3. */
function readPackage(file: string): Uint8Array {
  try {
    return readRegularFile(file, 'own');
  } catch (error) {
    throw unreadable(file, error, 'own');
  }
}

/** @throws CliError with exit code 3 for a key that cannot be used. */
function withKey<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof KeyError) throw new CliError(3, 'key-unusable', error.message);
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
