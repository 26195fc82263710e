import type { Part } from './line-template.ts';
import type { TextFiller, TextKind } from './text-filler.ts';

/** What the recordings hold in place of a text that was cut: its beginning stays. */
const TRIMMED = /^(.*?)…<trimmed (\d+) chars>$/s;

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Prompts of the recordings. */
const PROMPTS = new Set([
  'CTXFULL',
  'PATCH with approval',
  'SPAWN a child',
  'again',
  'child work',
  'first turn TOOL',
  'forked turn',
  'hello from tui',
  'hi',
  'in the fork',
  'one TOOL',
  'please use TOOL',
  'review this',
  'second TOOL',
  'second turn',
  'third turn TOOL',
  'two',
  'tz',
]);

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** What varies within a longer text. Named after what it becomes. */
const VARYING = new RegExp(
  [
    `(?<id>${UUID}|\\b(?:call|rs|msg|fc|resp_mock|resp_ws|msg_ws)_\\d+\\b)`,
    '(?<answer>(?:Mock|WS) reply \\d+)',
    '(?<command>echo hi)',
    '(?<output>(?<=Output:\\\\n|output\\\\":\\\\"|^)hi(?=\\\\+n))',
    '(?<folder>/home/dev/project)',
  ].join('|'),
  'g',
);

/** Splits a recorded text, as it stands between its quotes, into what stays and what varies; null where all stays. */
export function textParts(key: string, raw: string, lineAt: number, filler: TextFiller): Part[] | null {
  if (MOMENT.test(raw)) {
    const later = Date.parse(raw) - lineAt;
    return [({ out, at }) => out.addAscii(isoTime(at + later))];
  }
  const [, beginning, length] = TRIMMED.exec(raw) ?? [];
  if (beginning !== undefined) return [Buffer.from(beginning + filler.constant(Number(length)))];
  if (key === 'encrypted_content') return [textPart(raw, 'secret', false)];
  if (key === 'current_date') return [({ out, at }) => out.addAscii(isoTime(at).slice(0, 10))];
  if (key === 'model' && raw === 'gpt-5.4') return [({ out, model }) => out.addAscii(model)];
  if (raw === '**Thinking** about it') return [textPart(raw, 'thought', false)];
  if (PROMPTS.has(raw) || /^resumed by |^SLOW/.test(raw)) return [textPart(raw, 'prompt', false)];
  return varyingParts(key, raw);
}

function varyingParts(key: string, raw: string): Part[] | null {
  const parts: Part[] = [];
  let done = 0;
  for (const { 0: found, index, groups = {} } of raw.matchAll(VARYING)) {
    parts.push(Buffer.from(raw.slice(done, index)), varyingPart(key, found, groups, raw.includes('\\"')));
    done = index + found.length;
  }
  return done === 0 ? null : [...parts, Buffer.from(raw.slice(done))];
}

function varyingPart(
  key: string,
  found: string,
  groups: Partial<Record<string, string>>,
  nested: boolean,
): Part {
  if (groups.folder !== undefined) return ({ out, folder }) => out.addAscii(folder);
  if (groups.id !== undefined) return (scene) => scene.out.addAscii(scene.id(found, key));
  const kind = (['answer', 'command', 'output'] as const).find((one) => groups[one] !== undefined);
  return textPart(found, kind ?? 'output', nested);
}

function textPart(recorded: string, kind: TextKind, nested: boolean): Part {
  return (scene) => {
    const { source, from, to } = scene.text(recorded, kind, nested);
    scene.out.add(source, from, to);
  };
}

let [day, dayText] = [-1, ''];
const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** Formats a time as ISO 8601 with milliseconds, UTC; quicker than Date for times of one day. */
export function isoTime(at: number): string {
  const today = Math.floor(at / 86_400_000);
  if (today !== day) [day, dayText] = [today, new Date(at).toISOString().slice(0, 11)];
  const ms = at - today * 86_400_000;
  const seconds = Math.floor(ms / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dayText}${clock}.${String(ms % 1000).padStart(3, '0')}Z`;
}
