import fc from 'fast-check';
import * as v from 'valibot';
import { isRequestName, requests } from '../../electron/shared/contract/contract.ts';

/** A message as any program could send it. */
export interface Message {
  readonly name: unknown;
  readonly payload: unknown;
}

/** Payloads that are right, one or more of each request: what is made wrong, and what strangers send. */
export const rightMessages: readonly { readonly name: string; readonly payload: Record<string, unknown> }[] =
  [
    { name: 'snapshot.get', payload: {} },
    { name: 'snapshot.refresh', payload: {} },
    { name: 'demo.set', payload: { on: true } },
    { name: 'popover.close', payload: {} },
    { name: 'analytics.plan', payload: { enabled: false } },
    { name: 'analytics.set', payload: { enabled: false } },
    { name: 'analytics.undo', payload: {} },
    { name: 'analytics.preview', payload: {} },
    { name: 'posture.get', payload: {} },
    { name: 'desk.open', payload: {} },
    { name: 'tray.preview', payload: {} },
    { name: 'check.run', payload: { policy: 'enterprise' } },
    { name: 'coverage.report', payload: { days: 30 } },
    { name: 'drift.get', payload: {} },
    { name: 'config.report', payload: { keys: ['otel'] } },
    { name: 'otel.probe', payload: { signal: 'logs' } },
    { name: 'otel.automatic', payload: { on: false } },
    { name: 'page.presence', payload: { event: 'shown' } },
    { name: 'inspector.open', payload: {} },
    { name: 'inspector.next', payload: { after: 0 } },
    { name: 'inspector.reveal', payload: { number: 1, attribute: 'prompt' } },
    { name: 'inspector.close', payload: {} },
    { name: 'layer.open', payload: { file: '/etc/codex/config.toml' } },
    { name: 'link.open', payload: { link: 'pricing' } },
    { name: 'settings.set', payload: { theme: 'dark', alerts: { thresholds: [50, 90] } } },
    { name: 'limits.history', payload: {} },
    { name: 'usage.report', payload: { by: 'project', since: '2026-11-01' } },
    { name: 'session.list', payload: {} },
    { name: 'session.turns', payload: { threadId: '01a20609-89f6-7000-8000-000000000000' } },
    { name: 'usage.hours', payload: {} },
    { name: 'usage.tools', payload: { since: '2026-11-01' } },
    { name: 'organisation.view', payload: { since: '2026-11-01', until: '2026-11-30', by: 'day' } },
    { name: 'usage.export', payload: { by: 'daily', format: 'csv' } },
    { name: 'chart.save', payload: { name: 'limits.csv', content: 'a\n' } },
    { name: 'secret.list', payload: {} },
    { name: 'secret.set', payload: { name: 'soc', secret: 'hunter2' } },
    { name: 'secret.remove', payload: { name: 'soc' } },
    { name: 'data.export', payload: {} },
    { name: 'data.reset', payload: {} },
  ];

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withTypedArray: true,
  withUnicodeString: true,
});

const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.keys(requests)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'SNAPSHOT.GET', ''),
  },
  { weight: 2, arbitrary: fc.string() },
  { weight: 1, arbitrary: anything },
);

/** A right payload with a member too many, too few, or of another kind. */
const nearly = fc
  .record({
    right: fc.constantFrom(...rightMessages),
    member: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'on', 'enabled', 'file', 'keys', 'alerts')),
    value: anything,
    drop: fc.boolean(),
  })
  .map(({ right, member, value, drop }): Message => {
    const payload: Record<string, unknown> = { ...right.payload };
    const [first] = Object.keys(payload);
    if (drop && first !== undefined) delete payload[first];
    Object.defineProperty(payload, first !== undefined && !drop ? first : member, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return { name: right.name, payload };
  });

/** True where a request takes it. */
export function isRight({ name, payload }: Message): boolean {
  return isRequestName(name) && v.safeParse(requests[name], payload).success;
}

/** Messages of no request's form. */
export const malformed: fc.Arbitrary<Message> = fc
  .oneof(fc.record({ name: anyName, payload: anything }), nearly)
  .filter((message) => !isRight(message));
