import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finding } from '../../shared/finding.ts';
import { filesMessage } from '../../shared/messages/en/glance/files.ts';
import type { Message } from '../../shared/messages/message.ts';
import { ancestors } from '../config/layers/project-root.ts';
import { type FileKind, findReadFault } from '../platform/reading/regular-file.ts';
import { whyUnreadable } from '../platform/reading/why-unreadable.ts';
import { loadDocument } from '../platform/state/own-document.ts';
import { STATE_FILES } from '../platform/state/state-files.ts';

/** A file that is read where it exists, and what is unknown without it. */
interface OptionalFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly area: Finding['area'];
  /** One sentence. */
  readonly without: Message;
}

const SIGN_IN = filesMessage('files.without.sign-in');
const VARIABLES = filesMessage('files.without.variables');
const REPOSITORY = filesMessage('files.without.repository');
const PROBES = filesMessage('files.without.probes');
const CHANGES = filesMessage('files.without.changes');
const NOTICES = filesMessage('files.without.notices');
const UPDATES = filesMessage('files.without.updates');
const LINE = filesMessage('files.without.status-line');

function optionalFiles(codexHomes: readonly string[], stateDir: string, cwd: string): OptionalFile[] {
  const own = (name: string, area: Finding['area'], without: Message): OptionalFile => ({
    path: join(stateDir, name),
    kind: 'own',
    area,
    without,
  });
  return [
    ...codexHomes.map(
      (home): OptionalFile => ({
        path: join(home, 'auth.json'),
        kind: 'note',
        area: 'usage',
        without: SIGN_IN,
      }),
    ),
    // Exports follow the first home alone.
    ...codexHomes.slice(0, 1).map(
      (home): OptionalFile => ({
        path: join(home, '.env'),
        kind: 'note',
        area: 'telemetry',
        without: VARIABLES,
      }),
    ),
    ...ancestors(cwd).map(
      (folder): OptionalFile => ({
        path: join(folder, '.git'),
        kind: 'note',
        area: 'config',
        without: REPOSITORY,
      }),
    ),
    own(STATE_FILES.otelHealth, 'telemetry', PROBES),
    own(STATE_FILES.drift, 'governance', CHANGES),
    own(STATE_FILES.alerts, 'settings', NOTICES),
    own(STATE_FILES.updates, 'settings', UPDATES),
    own(STATE_FILES.statusline, 'settings', LINE),
  ];
}

/** Knows which of the files exist and cannot be read. Files that other services report are left out. */
export class StateFilesService {
  private readonly files: readonly OptionalFile[];
  private found: readonly Finding[] = [];
  /** Files that were set aside since the start. */
  private readonly aside: Finding[] = [];

  /** With null for the state folder there is nothing to check: samples are complete. */
  constructor(codexHomes: readonly string[], stateDir: string | null, cwd: string) {
    this.files = stateDir === null ? [] : optionalFiles(codexHomes, stateDir, cwd);
  }

  /** Checks again and sets damaged files aside, so that their contents are made again. */
  async read(): Promise<void> {
    this.found = await findUnreadable(this.files);
    for (const file of this.files.filter(({ kind }) => kind === 'own')) {
      const { state } = await loadDocument(file.path);
      if (state === 'damaged') this.setAside(file);
    }
  }

  findings(): readonly Finding[] {
    return [...this.found, ...this.aside];
  }

  private setAside({ path, area, without }: OptionalFile): void {
    const file = `${path}.damaged`;
    try {
      renameSync(path, file);
    } catch {
      // It cannot be used in place, either.
      return;
    }
    this.aside.push(
      finding(
        { area, kind: 'file.damaged', subject: path },
        { level: 'warning', title: filesMessage('files.damaged'), detail: without },
        { file },
      ),
    );
  }
}

async function findUnreadable(files: readonly OptionalFile[]): Promise<Finding[]> {
  const faults = await Promise.all(files.map(({ path, kind }) => findReadFault(path, kind)));
  return files.flatMap((file, place) => {
    const fault = faults[place] ?? null;
    const isFolder = (fault as NodeJS.ErrnoException | null)?.code === 'EISDIR';
    return fault === null || (isFolder && file.without === REPOSITORY) ? [] : [findingOf(file, fault)];
  });
}

function findingOf({ path, kind, area, without }: OptionalFile, fault: unknown): Finding {
  return finding(
    { area, kind: 'file.unreadable', subject: path },
    {
      level: 'warning',
      title: filesMessage('files.unreadable', { why: whyUnreadable(fault, kind) }),
      detail: without,
      remedy: filesMessage('files.unreadable.remedy'),
    },
    { file: path },
  );
}
