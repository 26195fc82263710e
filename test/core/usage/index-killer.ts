/** Reads a home into an index over and over, until it is killed. Started by sqlite-index.test.ts. */
import { openSqliteIndex } from '../../../electron/core/usage/open-index.ts';
import { UsageRoom } from '../../../electron/core/usage/usage-room.ts';

const [home = '', state = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
for (;;) {
  const index = openSqliteIndex(state, [home]);
  const room = new UsageRoom({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index,
  });
  await room.scan(() => {});
  await room.close();
}
