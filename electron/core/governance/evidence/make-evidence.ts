import type { ConfigReport } from '../../../shared/commands.ts';
import type { CheckReport } from '../../../shared/governance/checks.ts';
import type { CoverageReport } from '../../../shared/governance/coverage-report.ts';
import type { PostureReport } from '../../../shared/governance/posture.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { ConfigVerification } from '../../../shared/verify.ts';
import { GLANCE_VERSION } from '../../../shared/version.ts';
import { safeJson } from '../../views/report/safe-json.ts';
import { pictureOf } from '../baseline/picture.ts';
import type { Evidence, FileEvidence } from './evidence.ts';
import { hideNames } from './hide-names.ts';
import { readFiles } from './read-files.ts';

/** What evidence is made of. */
export interface EvidenceSources {
  readonly snapshot: Pick<Snapshot, 'codex' | 'otel' | 'generatedAt'>;
  readonly config: ConfigReport;
  readonly posture: PostureReport;
  readonly checks: CheckReport;
  readonly coverage: CoverageReport;
  readonly verification: ConfigVerification | null;
  /** Absolute paths of the files that decide the configuration. */
  readonly files: readonly string[];
  /** Sums of session files; null where they were not asked for. */
  readonly sessions: readonly FileEvidence[] | null;
  readonly platform: NodeJS.Platform;
  readonly codexHome: string;
  readonly cwd: string | null;
  readonly homeDir: string;
}

/** Entries of the posture whose things are folders. */
const folderEntries: readonly string[] = ['execution.trusted-projects', 'execution.writable-roots'];

/** Puts evidence together. `showNames`: folders are named; else each is known by the hash of its path alone. */
export async function makeEvidence(sources: EvidenceSources, showNames: boolean): Promise<Evidence> {
  const { snapshot, posture, checks, coverage, codexHome, cwd, homeDir } = sources;
  const evidence: Evidence = {
    schema: 'codex-glance.evidence-content/1',
    generatedAt: snapshot.generatedAt,
    glance: GLANCE_VERSION,
    platform: sources.platform,
    codex: snapshot.codex,
    codexHome,
    cwd,
    namesShown: showNames,
    config: sources.config,
    posture,
    checks: { ...checks, generatedAt: snapshot.generatedAt },
    otel: snapshot.otel,
    coverage,
    verification: sources.verification,
    files: await readFiles([...sources.files, ...filesOf(posture)]),
    sessions: sources.sessions,
    picture: pictureOf(posture, checks),
  };
  // Messages become their text, in which paths are as well.
  const plain = JSON.parse(safeJson(evidence)) as Evidence;
  if (showNames) return plain;
  const folders = [
    codexHome,
    ...(cwd === null ? [] : [cwd]),
    ...coverage.gap.flatMap((session) => session.cwd ?? []),
    ...posture.entries
      .filter(({ id }) => folderEntries.includes(id))
      .flatMap(({ items = [] }) => items.map(({ name }) => name)),
  ];
  return hideNames(plain, { folders, home: homeDir });
}

function filesOf({ entries }: PostureReport): string[] {
  return entries.flatMap(({ items = [] }) => items.flatMap(({ file }) => file ?? []));
}
