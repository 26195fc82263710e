import { type Machine, machineFields } from '../../../../shared/schema/export/record.ts';
import { attributesOf, type GenAiNames, type KeyValue, textAttribute } from './attributes.ts';

/** The `service.name`: none that Codex itself uses, so that its own charts do not count what Glance sends. */
export const SERVICE = 'codex-glance';

/** Values of `os.type` in the semantic conventions ("OS") that Node calls otherwise. */
const osTypes: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };

/** Returns the attributes of the resource that the records of a machine are of. */
export function resourceAttributes(machine: Machine, genAi: GenAiNames): KeyValue[] {
  const os = osTypes[machine.os] ?? machine.os;
  return [textAttribute('service.name', SERVICE), ...attributesOf({ ...machine, os }, machineFields, genAi)];
}

/**
 * Returns the same as names and values, with the instance by which receivers such as Prometheus tell the series of one
 * machine from those of another.
 */
export function machineAttributes(machine: Machine, genAi: GenAiNames): Record<string, string> {
  const known = resourceAttributes(machine, genAi).map(({ key, value }) => [
    key,
    'stringValue' in value ? value.stringValue : '',
  ]);
  return { ...Object.fromEntries(known), 'service.instance.id': machine.id };
}
