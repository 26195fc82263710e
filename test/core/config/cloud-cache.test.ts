import { describe, expect, test } from 'vitest';
import { resolvedValue } from '../../../electron/core/config/resolve.ts';
import { BEFORE_EXPIRY, cloudBundle, cloudCopy } from './cloud-copy.ts';
import { resolveWorld } from './world.ts';

const off = '[analytics]\nenabled = false\n';
const analytics = ['analytics', 'enabled'];

describe('the cloud cache', () => {
  const cache = '$HOME/cloud-config-bundle-cache.json';

  test('counts, named, below the user', async () => {
    const { resolved } = await resolveWorld({ [cache]: cloudBundle([off], []) }, { now: BEFORE_EXPIRY });
    expect(resolvedValue(resolved, analytics)).toMatchObject({
      value: false,
      locked: false,
      origin: { layer: 'cloud', name: 'C0' },
    });
  });

  test('says when it is past its time', async () => {
    const { stack } = await resolveWorld(
      { [cache]: cloudBundle([off], []) },
      { now: BEFORE_EXPIRY + 7_200_000 },
    );
    const cloud = stack.layers.find(({ origin }) => origin.layer === 'cloud');
    expect(cloud?.staleReason).toBe(
      'This copy was made 2026-11-23T04:00:00.000Z and was valid until 2026-11-23T05:00:00.000Z.',
    );
  });

  test('does not count with an API key', async () => {
    const { resolved } = await resolveWorld(
      { [cache]: cloudBundle([off], []) },
      { now: BEFORE_EXPIRY, auth: 'apikey' },
    );
    expect(resolvedValue(resolved, analytics).value).toBeNull();
  });

  test.each([
    ['the account signed in', 'acc-1', 'counts', null],
    ['another account', 'acc-2', 'is set aside', 'This copy is for another account than the one signed in.'],
  ])('of %s (%s) %s', async (_name, account, _what, disabledReason) => {
    const text = cloudCopy({ config: [off], account });
    const { stack } = await resolveWorld(
      { [cache]: text, '$HOME/auth.json': '{"tokens":{"account_id":"acc-1"}}' },
      { now: BEFORE_EXPIRY, auth: 'chatgpt' },
    );
    const cloud = stack.layers.find(({ origin }) => origin.layer === 'cloud');
    expect(cloud?.disabledReason).toBe(disabledReason);
  });

  test.each(['', '[]', '{"signed_payload":{"bundle":3}}'])(
    'that is not a cache is a problem: %s',
    async (text) => {
      const { stack } = await resolveWorld({ [cache]: text });
      expect(stack.problems).toMatchObject([{ kind: 'unreadable' }]);
    },
  );
});
