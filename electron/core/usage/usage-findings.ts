import type { Finding } from '../../shared/finding.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import type { LineIssue } from '../ingest/lines/rollout-state.ts';
import type { FileProblem } from '../ingest/rollouts/rollout-files.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** A Snapshot lists at most this many; the rest are summed up in one. */
const MOST_FINDINGS = 100;

const lineTitles: Record<LineIssue['kind'], string> = {
  'invalid-json': 'A line of a session is not valid JSON, so it was not counted',
  'invalid-utf8': 'A line of a session is not valid UTF-8, so it was not counted',
  'long-line': 'A very long line was skipped; it holds no token counts',
  'no-meta': 'A session has no first line that says where it comes from',
  'compressed-cut-off': 'A compressed session breaks off, so what comes after this line was not counted',
  'compressed-damaged':
    'A compressed session is damaged, so some of what comes after this line was not counted',
  'count-not-believed': 'A token count in a session cannot be right, so it was left out',
  'count-missing': 'A token count of a response is missing in a session, so not all that it used was counted',
  'parts-exceed-whole': 'A part of the tokens is larger than their whole, so it was cut to the whole',
  'model-not-sure': 'Codex compacted as the model changed: which of the two made this response is not known',
  'repeat-not-sure':
    'Two responses in a row are alike: one may have been recorded twice, so they were counted once',
  'unreadable-time': 'The time of a line cannot be read, so it counts at the time of the line before',
};

const problemTitles: Record<FileProblem['kind'], string> = {
  unreadable: 'A session could not be read',
  'folder-named-like-rollout': 'A folder has the name of a session',
  'not-a-file': 'Something that is no file has the name of a session',
  'link-loop': 'A link below the sessions folder leads in a circle',
};

const problemRemedies: Record<FileProblem['kind'], string> = {
  unreadable: 'Make it readable for you. Everything else is shown.',
  'folder-named-like-rollout': 'Remove or rename it.',
  'not-a-file': 'Remove or rename it.',
  'link-loop': 'Remove the link. Everything else is shown.',
};

/** Homes that somebody named and that are not there. The default one is not there before Codex has run. */
export function missingHomes(homes: readonly CodexHome[]): Finding[] {
  return homes
    .filter(({ exists, source }) => !exists && source !== 'default' && source !== 'demo')
    .map(({ path }) => ({
      id: `usage.home.missing:${path}`,
      kind: 'usage.home.missing',
      level: 'error',
      area: 'usage',
      title: 'A Codex home that is to be read does not exist, so nothing of it is shown.',
      remedy: 'Name another folder, or start Codex once with this one.',
      file: path,
    }));
}

/** Indexes that were damaged, by where they are now. */
export function damagedIndexes(aside: readonly string[]): Finding[] {
  return aside.map((file) => ({
    id: `usage.index.damaged:${file}`,
    kind: 'usage.index.damaged',
    level: 'warning',
    area: 'usage',
    title: 'The index of Codex Glance was damaged, so it was set aside and all sessions were read again.',
    detail: 'What it still held of sessions that were deleted since was taken over.',
    remedy: 'If this comes again, have the disk checked.',
    file,
  }));
}

/** Everything that could not be read under a Codex home, one finding a cause. */
export function usageFindings(trackers: readonly RolloutTracker[]): Finding[] {
  const findings = trackers.flatMap((tracker) => [
    ...[...tracker.problems.values()].map(problemFinding),
    ...[...tracker.flawed].flatMap((path) =>
      (tracker.files.get(path)?.issues ?? []).map((issue) => lineFinding(path, issue)),
    ),
  ]);
  if (findings.length <= MOST_FINDINGS) return findings;
  const rest = findings.length - MOST_FINDINGS;
  return [
    ...findings.slice(0, MOST_FINDINGS),
    {
      id: 'rollout.more',
      kind: 'rollout.more',
      level: 'warning',
      area: 'usage',
      title: `${rest} more lines or files could not be read`,
    },
  ];
}

function problemFinding({ path, kind, message }: FileProblem): Finding {
  return {
    id: `rollout.${kind}:${path}`,
    kind: `rollout.${kind}`,
    level: 'warning',
    area: 'usage',
    title: problemTitles[kind],
    detail: message,
    remedy: problemRemedies[kind],
    file: path,
  };
}

function lineFinding(path: string, { kind, line, length }: LineIssue): Finding {
  return {
    id: `rollout.line.${kind}:${path}:${line}`,
    kind: `rollout.line.${kind}`,
    level: kind === 'long-line' || kind === 'model-not-sure' ? 'info' : 'warning',
    area: 'usage',
    title: lineTitles[kind],
    ...(length === undefined ? {} : { detail: `${Math.round(length / 1024 / 1024)} MB long.` }),
    file: path,
    line,
  };
}
