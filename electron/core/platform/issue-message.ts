import type * as v from 'valibot';
import { type ValueId, value, valueMessage } from '../../shared/messages/en/glance/value.ts';
import type { Message } from '../../shared/messages/message.ts';

/**
 * Says what a value must be that a schema did not take. A check of the product's own has the id of its
 * message in place of words; what comes from the file is not repeated.
 */
export function issueMessage(issue: v.BaseIssue<unknown>): Message {
  const { type, expected, received, requirement, message } = issue;
  if (isValueId(message)) return valueMessage(message);
  switch (type) {
    case 'boolean':
      return valueMessage('value.boolean');
    case 'string':
      return valueMessage('value.text');
    case 'number':
    case 'finite':
      return valueMessage('value.number');
    case 'integer':
      return valueMessage('value.whole');
    case 'array':
      return valueMessage('value.list');
    case 'record':
    case 'strict_object':
      if (expected === 'never') return valueMessage('value.no-such-key');
      return valueMessage(received === 'undefined' ? 'value.missing' : 'value.table');
    case 'literal':
    case 'picklist':
      return valueMessage('value.one-of', { options: optionsOf(expected ?? '') });
    case 'min_value':
      return valueMessage('value.at-least', { least: Number(requirement) });
    case 'max_value':
      return valueMessage('value.at-most', { most: Number(requirement) });
    case 'non_empty':
      return valueMessage('value.not-empty');
    case 'max_length':
      return valueMessage('value.long', { most: Number(requirement) });
    default:
      return valueMessage('value.not-taken');
  }
}

/** Of `("used" | "left")` the options. */
function optionsOf(expected: string): string[] {
  return expected.replace(/^\(|\)$/g, '').split(' | ');
}

function isValueId(message: string): message is OwnCheck {
  return Object.hasOwn(value, message);
}

/** Ids whose messages take no parameters. */
type OwnCheck = { [Id in ValueId]: (typeof value)[Id] extends () => string ? Id : never }[ValueId];
