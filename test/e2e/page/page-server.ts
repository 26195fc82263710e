import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { previewOf } from '../../../electron/core/telemetry/preview/snapshot-preview.ts';
import { createTrayPainter } from '../../../electron/main/tray/tray-image.ts';
import { trayPreview } from '../../../electron/main/tray/tray-preview.ts';
import type { ConfigReport, UsageGrouping } from '../../../electron/shared/commands.ts';
import type {
  OrganisationQuery,
  OrganisationView,
} from '../../../electron/shared/contract/organisation-view.ts';
import type { Result } from '../../../electron/shared/contract/result.ts';
import type { SavedFile } from '../../../electron/shared/contract/saved-file.ts';
import type { EditReport } from '../../../electron/shared/edit.ts';
import type { DriftReport } from '../../../electron/shared/governance/drift-report.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import type { SettingsPatch } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { Inspection, InspectionNews } from '../../../electron/shared/telemetry/inspect.ts';
import { sampleCoverage } from '../../fixtures/coverage-reports.ts';
import { sampleDrift } from '../../fixtures/drifts.ts';
import { sampleLimitHistory } from '../../fixtures/limit-histories.ts';
import { sampleOrganisationView } from '../../fixtures/organisation-view.ts';
import { samplePosture } from '../../fixtures/postures.ts';
import { sampleChecks } from '../../fixtures/sample-checks.ts';
import { sampleSessionList, sampleSessionTurns } from '../../fixtures/sessions.ts';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { sampleToolUse } from '../../fixtures/tool-use.ts';
import { sampleReport } from '../../fixtures/usage-reports.ts';

const pageDir = fileURLToPath(new URL('../../../dist/page', import.meta.url));

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** As strict as the hosts, so that a page that would break there breaks here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What the page is told. A request with no answer here fails, as one to a host that cannot. */
export interface PageAnswers {
  readonly snapshot: Snapshot;
  readonly configReport?: (key: string) => ConfigReport;
  readonly plan?: EditReport;
  readonly done?: EditReport;
  /** What is so once the edit is written. */
  readonly after?: Pick<PageAnswers, 'snapshot' | 'configReport'>;
  readonly undone?: EditReport;
  readonly inspection?: Inspection;
  /** What an Inspector has received; nothing comes after it. */
  readonly news?: InspectionNews;
  /** Takes every change of settings, and remembers it. */
  readonly keepsSettings?: boolean;
  readonly savedFile?: SavedFile;
  /** What changed since the baseline; null where none is pinned. */
  readonly drift?: DriftReport | null;
  /** What the organisation's APIs say; the sample of ten people where it is left out. */
  readonly organisation?: (query: OrganisationQuery, now: number) => OrganisationView;
  /** How many sessions the history has; 50 where it is left out. */
  readonly sessions?: number;
}

/** The built page on loopback with a fixed Snapshot behind the page's own HTTP contract. */
export interface PageServer {
  readonly url: string;
  show(answers: PageAnswers): void;
  /** What settings were changed since then, oldest first. */
  readonly changes: readonly SettingsPatch[];
  close(): Promise<void>;
}

export async function servePage(): Promise<PageServer> {
  let answers: PageAnswers | null = null;
  let changes: SettingsPatch[] = [];
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/request') {
      response.setHeader('content-type', 'application/json');
      void text(request).then((body) => {
        const asked = JSON.parse(body) as Asked;
        // Nothing more comes, so the host goes on waiting for it.
        if (asked.name === 'analytics.set' && answers?.after !== undefined) {
          answers = { ...answers, ...answers.after };
          for (const stream of streams) stream.write(eventOf(answers.snapshot));
        }
        if (asked.name === 'settings.set') changes.push(asked.payload as SettingsPatch);
        const waits = asked.name === 'inspector.next' && ((asked.payload.after ?? 0) > 0 || !answers?.news);
        if (!waits) response.end(JSON.stringify(answer(answers, asked)));
      });
      return;
    }
    if (path === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    const file = normalize(path === '/' ? '/index.html' : path);
    readFile(join(pageDir, file)).then(
      (body) => {
        response.setHeader('content-type', types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain');
        response.setHeader('content-security-policy', policy);
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    show(next) {
      answers = next;
      changes = [];
    },
    get changes() {
      return changes;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const painter = createTrayPainter((file) =>
  readFileSync(new URL(`../../../assets/tray/${file}`, import.meta.url)),
);

function eventOf(snapshot: Snapshot): string {
  return `event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`;
}

interface Asked {
  readonly name: string;
  readonly payload: {
    readonly keys?: readonly string[];
    readonly after?: number;
    readonly by?: UsageGrouping | 'day' | 'week';
    readonly since?: string;
    readonly until?: string;
    readonly threadId?: string;
  };
}

function answer(answers: PageAnswers | null, { name, payload }: Asked): Result<unknown> {
  const value = answers === null ? undefined : valueFor(answers, name, payload);
  return value === undefined
    ? { ok: false, code: 'failed', message: verbatim(`There is no answer to ${name}.`) }
    : { ok: true, value };
}

function valueFor(answers: PageAnswers, name: string, payload: Asked['payload']): unknown {
  const { keys, by, since, threadId } = payload;
  switch (name) {
    case 'snapshot.get':
      return answers.snapshot;
    case 'config.report':
      return answers.configReport?.(keys?.[0] ?? '');
    case 'inspector.open':
      return answers.inspection;
    case 'inspector.next':
      return answers.news;
    case 'inspector.close':
      return null;
    case 'settings.set':
      return answers.keepsSettings === true ? answers.snapshot.settings : undefined;
    case 'tray.preview':
      return trayPreview(answers.snapshot, SAMPLE_NOW, 'darwin', painter);
    case 'analytics.preview':
      return previewOf(answers.snapshot);
    case 'check.run':
      return sampleChecks;
    case 'coverage.report':
      return sampleCoverage;
    case 'drift.get':
      return answers.drift === undefined ? sampleDrift : answers.drift;
    case 'posture.get':
      return samplePosture;
    case 'limits.history':
      return sampleLimitHistory(answers.snapshot.limits.windows, Date.parse(answers.snapshot.generatedAt));
    case 'usage.report':
      return sampleReport(answers.snapshot.usage, groupingOf(by), since);
    case 'usage.hours':
      return { weeks: 12, hours: answers.snapshot.usage.hours.map((day) => day.map((tokens) => tokens * 3)) };
    case 'usage.tools':
      return sampleToolUse(since ?? '', SAMPLE_NOW);
    case 'session.list':
      return sampleSessionList(answers.sessions ?? 50, SAMPLE_NOW);
    case 'session.turns':
      return sampleSessionTurns(threadId ?? '', SAMPLE_NOW);
    case 'organisation.view':
      return organisationFor(answers, payload);
    case 'usage.export':
    case 'data.export':
      return answers.savedFile;
    case 'analytics.plan':
      return answers.plan;
    case 'analytics.set':
      return answers.done;
    case 'analytics.undo':
      return answers.undone;
    default:
      return undefined;
  }
}

function groupingOf(by: Asked['payload']['by']): UsageGrouping {
  return by === undefined || by === 'day' || by === 'week' ? 'project' : by;
}

/** Answers as the core does: nothing where no organisation is set up. */
function organisationFor(
  { snapshot, organisation = sampleOrganisationView }: PageAnswers,
  { since, until, by }: Asked['payload'],
) {
  if (snapshot.organisation.state === 'off' || since === undefined || until === undefined) return null;
  return organisation({ since, until, by: by === 'week' ? 'week' : 'day' }, SAMPLE_NOW);
}
