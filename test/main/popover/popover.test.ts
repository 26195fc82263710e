import { describe, expect, it } from 'vitest';
import { DISUSE_MS } from '../../../electron/main/popover/visibility.ts';
import { popoverWorld, settle } from './fake-window.ts';

const shownAt = (at: string) => ['place 1,2', `send ${at}`, 'show'];

/** Hides the popover and expects that its page goes when half an hour has passed, and no sooner. */
function expectDiscarded(world: ReturnType<typeof popoverWorld>): void {
  world.popover.hide();
  world.taken();
  world.pass(DISUSE_MS - 1);
  expect(world.taken()).toEqual([]);
  world.pass(1);
  expect(world.taken()).toEqual(['destroy']);
}

async function opened(platform?: NodeJS.Platform) {
  const world = popoverWorld(platform);
  world.setSnapshot('a');
  world.popover.toggle();
  await settle();
  world.taken();
  return world;
}

describe('popover', () => {
  it('makes no window until it is asked for, then places, fills and shows it in this order', async () => {
    const world = popoverWorld();
    world.setSnapshot('a');
    expect(world.taken()).toEqual([]);
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['create', ...shownAt('a')]);
    expect(world.popover.isShown()).toBe(true);
  });

  it('keeps its window and sends the newest Snapshot before it shows again', async () => {
    const world = await opened();
    world.popover.toggle();
    world.setSnapshot('b');
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['hide', ...shownAt('b')]);
  });

  it('sends nothing while hidden', async () => {
    const world = popoverWorld();
    world.popover.push(world.setSnapshot('a'));
    world.popover.toggle();
    await settle();
    world.popover.hide();
    world.taken();
    world.popover.push(world.setSnapshot('b'));
    expect(world.taken()).toEqual([]);
  });

  it('sends nothing while the page still loads', async () => {
    const world = popoverWorld();
    world.holdLoading();
    world.popover.toggle();
    world.popover.push(world.setSnapshot('b'));
    expect(world.taken()).toEqual(['create']);
    await world.release();
    expect(world.taken()).toEqual(shownAt('b'));
  });

  it('sends changes while shown', async () => {
    const world = await opened();
    world.popover.push(world.setSnapshot('b'));
    expect(world.taken()).toEqual(['send b']);
  });

  it('does not open when the click that closed it is told', async () => {
    const world = await opened();
    world.window().onBlur();
    world.pass(50);
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['hide']);
    expect(world.hidden).toEqual(['lost-focus']);
  });

  it('opens on a second click soon after', async () => {
    const world = await opened();
    world.window().onBlur();
    world.popover.toggle();
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['hide', ...shownAt('a')]);
  });

  it('stays through the blur that Windows sends right after the show', async () => {
    const world = await opened('win32');
    world.pass(100);
    world.window().onBlur();
    expect(world.popover.isShown()).toBe(true);
    world.pass(1_000);
    world.window().onBlur();
    expect(world.popover.isShown()).toBe(false);
  });

  it('is not shown when a click while loading takes it back', async () => {
    const world = popoverWorld();
    world.holdLoading();
    world.popover.toggle();
    world.popover.toggle();
    await world.release();
    expect(world.taken()).toEqual(['create']);
    expect(world.hidden).toEqual([]);
  });

  it('leaves Esc to the page, unless the page does not answer', async () => {
    const world = await opened();
    world.window().onEscape();
    expect(world.taken()).toEqual([]);
    world.window().onResponsive(false);
    world.window().onEscape();
    expect(world.taken()).toEqual(['hide']);
  });

  it('hides on close, and closes only to quit', async () => {
    const world = await opened();
    expect(world.window().mayClose()).toBe(false);
    world.window().onCloseRefused();
    expect(world.taken()).toEqual(['hide']);
    world.popover.quit();
    expect(world.window().mayClose()).toBe(true);
  });

  it('makes a new window after the page crashed', async () => {
    const world = await opened();
    world.window().onGone();
    expect(world.taken()).toEqual(['destroy']);
    expect(world.popover.isShown()).toBe(false);
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['create', ...shownAt('a')]);
  });

  it('says why the page could not load, and tries again on the next click', async () => {
    const world = popoverWorld();
    world.setSnapshot('a');
    world.failLoading(new Error('404'));
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['create', 'destroy']);
    expect(world.warnings).toEqual([expect.stringContaining('404')]);
    world.failLoading(null);
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['create', ...shownAt('a')]);
  });

  it('remembers where the icon was', async () => {
    const world = popoverWorld();
    world.popover.toggle({ x: 70, y: 80, width: 24, height: 24 });
    await settle();
    world.taken();
    world.popover.reposition();
    expect(world.taken()).toEqual(['place 70,80']);
  });

  it('follows the icon when the displays change', async () => {
    const world = popoverWorld();
    world.popover.toggle({ x: 70, y: 80, width: 24, height: 24 });
    await settle();
    world.taken();
    world.popover.reposition({ x: 170, y: 80, width: 24, height: 24 });
    expect(world.taken()).toEqual(['place 170,80']);
  });

  it.each([
    ['hidden', false],
    ['open', true],
  ])('is open after a double click on Windows where it was %s', async (_name, wasOpen) => {
    const world = wasOpen ? await opened('win32') : popoverWorld('win32');
    world.pass(5_000);
    // The press takes the focus, then both clicks are told.
    if (wasOpen) world.window().onBlur();
    world.popover.toggle();
    await settle();
    world.pass(120);
    if (!wasOpen) world.window().onBlur();
    world.popover.open();
    await settle();
    expect(world.popover.isShown()).toBe(true);
  });

  it('hides before the menu is shown, and opens on the next click', async () => {
    const world = await opened('win32');
    world.popover.hide();
    expect(world.hidden).toEqual(['asked']);
    world.popover.toggle();
    await settle();
    expect(world.popover.isShown()).toBe(true);
  });

  it('forgets where the icon was once the system hides it', async () => {
    const world = popoverWorld();
    world.popover.open({ x: 70, y: 80, width: 24, height: 24 });
    await settle();
    world.popover.hide();
    world.taken();
    world.popover.open(undefined);
    await settle();
    expect(world.taken()[0]).toBe('place 1,2');
  });

  it('is toggled by the shortcut, also right after a loss of focus', async () => {
    const world = await opened();
    world.popover.toggleByKey();
    expect(world.taken()).toEqual(['hide']);
    world.popover.toggleByKey();
    await settle();
    world.window().onBlur();
    world.taken();
    world.popover.toggleByKey();
    await settle();
    expect(world.taken()).toEqual(shownAt('a'));
  });

  it('stays open when it is opened again', async () => {
    const world = await opened();
    world.popover.open();
    await settle();
    expect(world.taken()).toEqual(['place 1,2', 'show']);
  });

  it('discards a page that was hidden for half an hour, and begins where the reader left it', async () => {
    const world = await opened();
    world.goTo('tokens');
    expectDiscarded(world);
    expect(world.waits()).toBe(false);
    world.popover.push(world.setSnapshot('b'));
    expect(world.taken()).toEqual([]);
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['create at tokens', ...shownAt('b')]);
  });

  it('waits for disuse only while hidden, and from the start after each use', async () => {
    const world = await opened();
    expect(world.waits()).toBe(false);
    world.pass(DISUSE_MS * 2);
    expect(world.taken()).toEqual([]);
    world.popover.hide();
    world.pass(DISUSE_MS - 1);
    world.popover.toggle();
    await settle();
    expect(world.waits()).toBe(false);
    expectDiscarded(world);
  });

  it('shows a view that is asked for in a page of its own', async () => {
    const world = popoverWorld();
    world.setSnapshot('a');
    world.popover.openView('analytics');
    await settle();
    expect(world.taken()).toEqual(['create at analytics', ...shownAt('a')]);
    world.popover.hide();
    world.popover.openView('settings');
    await settle();
    expect(world.taken()).toEqual(['hide', 'destroy', 'create at settings', ...shownAt('a')]);
    expect(world.popover.isShown()).toBe(true);
  });

  it('begins at the first view after a crash, of which the last may be the cause', async () => {
    const world = await opened();
    world.goTo('tokens');
    world.window().onGone();
    world.popover.toggle();
    await settle();
    expect(world.taken()).toEqual(['destroy', 'create', ...shownAt('a')]);
  });
});
