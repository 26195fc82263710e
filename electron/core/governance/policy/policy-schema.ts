import type { Field } from './field.ts';
import { checkLevels, POLICY_FORMAT, type RuleShape } from './policy.ts';

/** Makes the JSON schema of policy files, for editors that complete and check TOML by one. */
export function policySchema(catalogue: readonly RuleShape[], ready: readonly string[]): object {
  const ids = catalogue.map(({ id }) => id);
  const paths = {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    description: 'Folders that it is limited to, with * for any name and ** for any depth. None: everywhere.',
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A policy of Codex Glance',
    type: 'object',
    additionalProperties: false,
    required: ['policy'],
    properties: {
      policy: { const: POLICY_FORMAT, description: 'The format of this file.' },
      name: {
        type: 'string',
        minLength: 1,
        description: 'How reports call the policy. Default: the name of the file.',
      },
      extends: {
        type: 'string',
        minLength: 1,
        description: `What this file builds on: ${ready.join(', ')}, or a file in this folder or below.`,
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        description: 'The rules in force. A rule that is not here is not checked.',
        properties: Object.fromEntries(catalogue.map((shape) => [shape.id, ruleSchema(shape, paths)])),
      },
      waivers: {
        type: 'array',
        description: 'Rules that may fail until a day.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'reason', 'until'],
          properties: {
            rule: { enum: ids, description: 'The rule.' },
            reason: { type: 'string', minLength: 1, description: 'Why it may fail; reports show it.' },
            until: { type: 'string', format: 'date', description: 'The last day, such as 2027-03-31.' },
            paths,
          },
        },
      },
    },
  };
}

function ruleSchema({ about, level, fields }: RuleShape, paths: object): object {
  return {
    type: 'object',
    additionalProperties: false,
    description: about,
    properties: {
      level: {
        enum: [...checkLevels, 'off'],
        default: level,
        description: 'How much a failure weighs. "off" takes the rule out of what is extended.',
      },
      paths,
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
    },
  };
}

function fieldSchema(field: Field): object {
  const described = {
    description: field.about,
    ...(field.default === null ? {} : { default: field.default }),
  };
  switch (field.is) {
    case 'boolean':
      return { type: 'boolean', ...described };
    case 'word':
      return { enum: field.words, ...described };
    case 'words':
      return { type: 'array', items: { enum: field.words }, ...described };
    case 'texts':
      return { type: 'array', items: { type: 'string', minLength: 1 }, ...described };
    case 'integer':
      return { type: 'integer', minimum: field.min, maximum: field.max, ...described };
    case 'version':
      return { type: 'string', pattern: '^v?\\d+\\.\\d+\\.\\d+', ...described };
  }
}
