import { expect, it } from 'vitest';
import { openPopover, setUpTrayWorld } from './electron/tray-world.ts';

const world = setUpTrayWorld();

it('keeps the popover out of shared screens while it is shown', async () => {
  const app = world.launch();
  await openPopover(app);
  const isProtected = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.isContentProtected(),
  );
  expect(isProtected).toBe(true);
});

it('loads the views that come later from its own files, under the policy of the tray', async () => {
  const app = world.launch();
  const page = await openPopover(app);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.getByRole('button', { name: 'Tokens', exact: true }).click();
  await page.getByRole('tab', { name: 'Hours' }).click();
  await page.getByRole('img', { name: /^Most is used on / }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('region', { name: 'Limits' }).waitFor();
  expect(problems).toEqual([]);
});
