import { Delivery } from '../../electron/core/export/delivery/delivery.ts';
import { Outbox } from '../../electron/core/export/outbox/outbox.ts';
import { openSplunk } from '../../electron/core/export/targets/splunk/splunk-target.ts';

/** A process that sends an outbox to a collector until it is empty, or is killed: `FILE URL`. */
const [file = '', url = ''] = process.argv.slice(2);
const outbox = new Outbox(file);
const target = openSplunk(
  {
    name: 'killed',
    to: 'splunk',
    enabled: true,
    kinds: null,
    catch_up_rate: 1e9,
    url,
    token: { env: 'HEC_TOKEN' },
    index: null,
    source: 'test',
    sourcetype: 'test',
    ca_file: null,
  },
  { clock: Date, env: {}, secrets: async () => 'test-token' },
);
const small = { ...target, most: { records: 20, bytes: 1_000_000 } };
const delivery = new Delivery({
  outbox,
  target: small,
  kinds: null,
  rate: 1e9,
  // One name for all: the lease of one that was killed is not waited for.
  owner: 'killed',
  now: Date.now,
  random: Math.random,
  onSettled: () => outbox.prune(['killed'], Date.now()),
});
const { signal } = new AbortController();
while ((await delivery.step(signal)).state !== 'idle');
await delivery.close();
outbox.close();
