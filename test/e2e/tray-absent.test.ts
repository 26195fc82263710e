import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { becomes, isShown, saysToday, setUpTrayWorld, windowCount } from './shell/tray-world.ts';

const world = setUpTrayWorld();
let bin: string;

beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'codex-glance-bin-'));
});
afterEach(() => rm(bin, { recursive: true, force: true }));

/** A desktop whose session bus answers so when it is asked for the owner of the tray's name. */
async function desktop(answer: string) {
  const program = join(bin, 'gdbus');
  await writeFile(program, `#!/bin/sh\necho '${answer}'\n`);
  await chmod(program, 0o755);
  return world.launch([], { PATH: `${bin}:${process.env.PATH ?? ''}`, XDG_CURRENT_DESKTOP: 'GNOME' });
}

describe.runIf(process.platform === 'linux')('a Linux desktop', () => {
  it('without a place for tray icons shows the popover at launch, and at each further one', async () => {
    const app = await desktop('(false,)');
    await becomes(app, 'shown');
    expect(app.diagnostics()).toContain('shows no tray icons');
    await (await app.page())
      .getByText(/This desktop shows no tray icons/)
      .first()
      .waitFor();
    await app.evaluate(({ outside }) => outside.clickElsewhere());
    await becomes(app, 'hidden');
    const second = world.launch();
    expect(await second.exited).toBe(0);
    await becomes(app, 'shown');
    expect(await windowCount(app)).toBe(1);
  });

  it('with one shows nothing but the icon', async () => {
    const app = await desktop('(true,)');
    await saysToday(app, '1.2K');
    expect(await isShown(app)).toBe(false);
    expect(await windowCount(app)).toBe(0);
  });
});
