import { type Finding, finding } from '../../shared/finding.ts';
import { usageMessage } from '../../shared/messages/en/usage/usage.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import type { LineIssue } from '../ingest/lines/rollout-state.ts';
import type { FileProblem } from '../ingest/rollouts/rollout-files.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** A Snapshot lists at most this many; the rest are summarised in one. */
const MOST_FINDINGS = 100;

const lineTitles: Record<LineIssue['kind'], Message> = {
  'invalid-json': usageMessage('usage.line.invalid-json'),
  'invalid-utf8': usageMessage('usage.line.invalid-utf-8'),
  'long-line': usageMessage('usage.line.long'),
  'no-meta': usageMessage('usage.line.no-meta'),
  'compressed-cut-off': usageMessage('usage.line.broken-off'),
  'compressed-damaged': usageMessage('usage.line.damaged'),
  'compressed-too-large': usageMessage('usage.line.compressed-too-large'),
  edited: usageMessage('usage.line.edited'),
  'count-not-believed': usageMessage('usage.line.wrong-count'),
  'count-missing': usageMessage('usage.missing-count'),
  'parts-exceed-whole': usageMessage('usage.line.part-too-large'),
  'model-not-sure': usageMessage('usage.line.model-not-sure'),
  'repeat-not-sure': usageMessage('usage.repeated'),
  'unreadable-time': usageMessage('usage.line.unreadable-time'),
};

const problemTitles: Record<FileProblem['kind'], Message> = {
  unreadable: usageMessage('usage.unreadable'),
  'folder-named-like-rollout': usageMessage('usage.folder-named'),
  'not-a-file': usageMessage('usage.not-a-file'),
  'link-loop': usageMessage('usage.link-loop'),
};

const problemRemedies: Record<FileProblem['kind'], Message> = {
  unreadable: usageMessage('usage.unreadable.remedy'),
  'folder-named-like-rollout': usageMessage('usage.not-a-file.remedy'),
  'not-a-file': usageMessage('usage.not-a-file.remedy'),
  'link-loop': usageMessage('usage.link-loop.remedy'),
};

/** Makes the findings on named homes that do not exist. The default one does not exist before Codex has run. */
export function missingHomes(homes: readonly CodexHome[]): Finding[] {
  return homes
    .filter(({ exists, source }) => !exists && source !== 'default' && source !== 'demo')
    .map(({ path }) =>
      finding(
        { area: 'usage', kind: 'usage.home.missing', subject: path },
        {
          level: 'error',
          title: usageMessage('usage.home-missing'),
          remedy: usageMessage('usage.home-missing.remedy'),
        },
        { file: path },
      ),
    );
}

/** Makes the findings on damaged indexes, by their current paths. */
export function damagedIndexes(aside: readonly string[]): Finding[] {
  return aside.map((file) =>
    finding(
      { area: 'usage', kind: 'usage.index.damaged', subject: file },
      {
        level: 'warning',
        title: usageMessage('usage.index-damaged'),
        detail: usageMessage('usage.index-damaged.why'),
        remedy: usageMessage('usage.index-damaged.remedy'),
      },
      { file },
    ),
  );
}

/** Makes one finding for each cause for which something could not be read in a Codex home. */
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
    finding(
      { area: 'usage', kind: 'rollout.more', subject: null },
      { level: 'warning', title: usageMessage('usage.more-unreadable', { count: rest }) },
    ),
  ];
}

function problemFinding({ path, kind, message }: FileProblem): Finding {
  return finding(
    { area: 'usage', kind: `rollout.${kind}`, subject: path },
    { level: 'warning', title: problemTitles[kind], detail: message, remedy: problemRemedies[kind] },
    { file: path },
  );
}

function isHarmless(kind: LineIssue['kind']): boolean {
  return kind === 'long-line' || kind === 'model-not-sure' || kind === 'edited';
}

function lineFinding(path: string, { kind, line, length }: LineIssue): Finding {
  return finding(
    { area: 'usage', kind: `rollout.line.${kind}`, subject: `${path}:${line}` },
    {
      level: isHarmless(kind) ? 'info' : 'warning',
      title: lineTitles[kind],
      ...(length === undefined
        ? {}
        : { detail: usageMessage('usage.long', { megabytes: Math.round(length / 1024 / 1024) }) }),
    },
    { file: path, line },
  );
}
