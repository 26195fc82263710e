import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { recordJsonSchema } from '../../../electron/core/export/records/record-schema.ts';
import { ocsfClasses } from '../../../electron/shared/schema/export/ocsf.ts';
import { machineFields, recordFields, recordKinds } from '../../../electron/shared/schema/export/record.ts';
import { sampleRecord } from '../../fixtures/export-records.ts';

const ajv = new Ajv2020({ formats: { uuid: true, 'date-time': true }, allowUnionTypes: true });
for (const word of ['x-unit', 'x-names', 'x-ocsf']) ajv.addKeyword(word);
const isValid = ajv.compile(recordJsonSchema());

it.each(recordKinds)('The JSON Schema takes a %s, and nothing beside it', (kind) => {
  const record = sampleRecord(kind);
  expect([isValid(record), isValid.errors]).toEqual([true, null]);
  expect(isValid({ ...record, body: { ...record.body, prompt: 'x' } })).toBe(false);
  const unknown = Object.fromEntries(
    Object.entries(recordFields[kind]).map(([name, { nullable }]) => [
      name,
      nullable ? null : Reflect.get(record.body, name),
    ]),
  );
  expect(isValid({ ...record, body: unknown })).toBe(true);
});

/** The table of fields for people, made from where they are described. */
function documentation(): string {
  const rows = (fields: (typeof recordFields)[keyof typeof recordFields] | typeof machineFields) =>
    Object.entries(fields).map(([name, { type, words, nullable, unit, meaning, names }]) => {
      const kind = `${type === 'word' ? words.join(', ') : type}${nullable ? ', or null' : ''}`;
      const { otel = '', otelOld, ocsf = '', ecs = '', cef = '' } = names;
      const genAi = otelOld === undefined ? otel : `${otel} (before: ${otelOld})`;
      const cells = [`\`${name}\``, kind, unit ?? '', meaning, genAi, ocsf, ecs, cef];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    });
  const head = [
    '| field | holds | unit | meaning | OpenTelemetry | OCSF | ECS | CEF |',
    '|---|---|---|---|---|---|---|---|',
  ];
  return [
    '# What Codex Glance exports',
    '',
    'Made from the descriptions in `electron/shared/schema/export`; `codex-glance export schema` prints the same as JSON Schema. A record has `id`, `kind`, `at` (UTC), `machine` and `body`. The same fact always has the same `id`: drop a second record with it. Of several records about the same turn or session, the one with the highest `revision` is right. No field holds credentials, and content of prompts or responses is in `content` of compliance events alone, for a target with `include_content = true`. A field without a name in a convention is written below `codex_glance` there.',
    '',
    '## machine',
    '',
    ...head,
    ...rows(machineFields),
    ...recordKinds.flatMap((kind) => ['', `## ${kind}`, '', ...head, ...rows(recordFields[kind])]),
    '',
    '## OCSF 1.9.0',
    '',
    'What a record is, beside the names of its fields. A model is told as that of the agent, as the profile `ai_operation` asks where an agent acts. `record_integrity` attests a record by a signature; records are not signed, so it is not filled. Packages of `codex-glance evidence` are.',
    '',
    '| kind | class | profiles | always |',
    '|---|---|---|---|',
    ...recordKinds.map((kind) => {
      const known = ocsfClasses[kind];
      if (known === null) return `| ${kind} | none that fits |  |  |`;
      const always = Object.entries(known.constants).map(([name, value]) => `\`${name}\` ${value}`);
      return `| ${kind} | ${known.class_name} ${known.class_uid} | ${known.profiles.join(', ')} | ${always.join(', ')} |`;
    }),
    '',
  ].join('\n');
}

it('The table of fields says what the schema says', async () => {
  await expect(documentation()).toMatchFileSnapshot('../../../assets/export/fields.md');
});
