import type { DoctorCheck, DoctorFile, DoctorReport } from '../../shared/doctor.ts';
import { blank, heading, type Line, type Style, styled } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import { type Cell, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

const states: Record<DoctorCheck['state'], readonly [sign: string, style: Style]> = {
  ok: ['✓ ', 'green'],
  warning: ['▲ ', 'yellow'],
  failed: ['✗ ', 'red'],
  'not-known': ['? ', 'dim'],
};

/** Renders one page that can go into a bug report. `terminal`: what the view itself knows of where it is shown. */
export function doctorView(report: DoctorReport, terminal: string, context: LocaleContext): Line[] {
  const { version, system, codex, files, checks, environment, sockets } = report;
  const { columns } = context;
  const seen = codex.seen.map(({ version: each, how }) => `${each} (${how})`).join(', ') || 'none';
  const facts: readonly (readonly [string, string])[] = [
    ['Glance', version],
    ['Node', system.node],
    ['System', `${system.platform} ${system.release}, ${system.arch}`],
    ['Codex', `seen ${seen}; verified ${codex.verified.version}, ${codex.verified.date}`],
    ['Locale', `${system.locale}, ${system.timezone}`],
    ['Terminal', terminal],
    ['Environment', environment.length === 0 ? 'nothing that bears on Glance' : environment.join(', ')],
  ];
  const out = sockets.filter(({ direction }) => direction === 'out').length;
  return [
    heading('Codex Glance, for a bug report'),
    ...facts.flatMap(([name, text]) => paragraph(`${name.padEnd(13)}${text}`, columns, { hang: 13 })),
    blank,
    heading('Checks'),
    ...checks.flatMap(({ state, text }) => {
      const [sign, style] = states[state];
      return paragraph(sign + text, columns, { hang: 2, style });
    }),
    blank,
    heading('Files'),
    ...table(
      [
        { shrink: 'end', least: 20 },
        {},
        { align: 'right', optional: 1 },
        { optional: 2 },
        { shrink: 'start', optional: 0 },
      ],
      files.map((file) => fileCells(file, context)),
      { columns },
    ),
    blank,
    heading('Network'),
    ...paragraph(
      `This command opened no socket. Of ${sockets.length} places that can, ${out} lead out: to collectors that you configured, and to where releases are announced, if you switched that on.`,
      columns,
    ),
    blank,
    ...paragraph(
      'Put this page into a report, or codex-glance doctor --json. Your home folder is ~ in it, and it holds no value of a setting, no credential and nothing of what you wrote. Read it before you send it.',
      columns,
      { indent: 0, style: 'dim' },
    ),
  ];
}

function fileCells({ path, read, reason, bytes, mode }: DoctorFile, { format }: LocaleContext): Cell[] {
  const state =
    read === null ? styled('', 'dim') : read ? styled('read', 'green') : styled('not read', 'red');
  return [
    path,
    state,
    bytes === null ? '' : `${format.tokens(bytes)}B`,
    mode === null ? '' : styled(mode, 'dim'),
    styled(reason, 'dim'),
  ];
}
