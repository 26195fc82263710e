import { describe, expect, it } from 'vitest';
import { popoverWorld, settle } from './fake-window.ts';

const shownAt = (at: string) => ['place 1,2', `send ${at}`, 'show'];

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
});
