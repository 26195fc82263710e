import { POLICY_FORMAT, type Policy, type RuleShape } from './policy.ts';

/** The name of the JSON schema of policies, in the folder of a policy. */
export const POLICY_SCHEMA_FILE = 'policy.schema.json';

const head = [
  '# A policy for "codex-glance check". A rule that is not here is not checked.',
  '# Each rule may also have: level = "error", "warning", "note" or "off"; paths = ["~/code/**"].',
  '# To let a rule fail for a time:',
  '#',
  '# [[waivers]]',
  '# rule = "codex-version"',
  '# reason = "The new version is being tested"',
  '# until = 2027-03-31',
];

/** Writes a policy as TOML, each rule and option with a comment that says what it is. */
export function policyToml({ name, rules }: Policy, catalogue: readonly RuleShape[]): string {
  const blocks = rules.flatMap(({ id, level, options }) => {
    const shape = catalogue.find((one) => one.id === id);
    if (shape === undefined) return [];
    const lines = Object.entries(shape.fields).flatMap(([key, field]) => {
      const value = options[key];
      const comment = `# ${field.about}`;
      // TOML has no null: what is not asked for stands as a comment.
      return value === null || value === undefined
        ? [comment, `# ${key} =`]
        : [comment, `${key} = ${tomlOf(value)}`];
    });
    return [
      `# ${shape.about}`,
      `[rules.${id}]`,
      ...(level === shape.level ? [] : [`level = "${level}"`]),
      ...lines,
      '',
    ];
  });
  return [
    `#:schema ./${POLICY_SCHEMA_FILE}`,
    ...head,
    '',
    `policy = "${POLICY_FORMAT}"`,
    `name = "${name}"`,
    '',
    ...blocks,
  ].join('\n');
}

function tomlOf(value: boolean | number | string | readonly string[]): string {
  if (typeof value === 'object') return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
