/** Reads a home into an index over and over, until it is killed. Started by sqlite-index.slow.test.ts. */
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { UsageService } from '../../../electron/core/usage/usage-service.ts';

const [home = '', state = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
for (;;) {
  const index = openSqliteIndex(state, [home]);
  const service = new UsageService({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index,
  });
  await service.scan(() => {});
  await service.close();
}
