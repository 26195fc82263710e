import { describe, expect, it } from 'vitest';
import { createEditFlow } from '../../../renderer/state/edit/edit-flow.ts';
import { sampleEdits } from '../../fixtures/edit-reports.ts';
import { FakeHost } from '../fake-connection.ts';

function open(parts: Partial<Pick<FakeHost, 'plan' | 'done' | 'undone'>>) {
  const host = Object.assign(new FakeHost(null), parts);
  return { host, flow: createEditFlow(host.api) };
}

const whole = { plan: sampleEdits['plan-off'], done: sampleEdits['done-off'], undone: sampleEdits.undone };

describe('the edit', () => {
  it('plans, writes and takes back, in that order and once each', async () => {
    const { host, flow } = open(whole);
    await flow.ask(false);
    expect(flow.store.getState()).toEqual({ step: 'planned', enabled: false, plan: whole.plan });
    await flow.confirm();
    expect(flow.store.getState()).toEqual({ step: 'done', report: whole.done });
    await flow.undo();
    expect(flow.store.getState()).toEqual({ step: 'done', report: whole.undone });
    expect(host.asked).toEqual(['plan false', 'set false', 'undo']);
  });

  it('writes nothing that was not planned and shown', async () => {
    const { host, flow } = open(whole);
    await flow.confirm();
    await flow.undo();
    void flow.ask(false);
    await flow.confirm();
    expect(host.asked).toEqual(['plan false']);
  });

  it.each(['plan-paste', 'plan-same'] as const)('cannot confirm %s', async (name) => {
    const { host, flow } = open({ ...whole, plan: sampleEdits[name] });
    await flow.ask(false);
    await flow.confirm();
    expect(host.asked).toEqual(['plan false']);
  });

  it('writes once where confirmed twice', async () => {
    const { host, flow } = open(whole);
    await flow.ask(false);
    await Promise.all([flow.confirm(), flow.confirm()]);
    expect(host.asked).toEqual(['plan false', 'set false']);
  });

  it('drops a plan whose reader left, and keeps what was done', async () => {
    const { flow } = open(whole);
    const asked = flow.ask(false);
    flow.leave();
    await asked;
    expect(flow.store.getState()).toEqual({ step: 'idle' });
    await flow.ask(false);
    await flow.confirm();
    flow.leave();
    expect(flow.store.getState().step).toBe('done');
  });

  it('shows what was written even where it was put away meanwhile', async () => {
    const { flow } = open(whole);
    await flow.ask(false);
    const writing = flow.confirm();
    flow.dismiss();
    flow.leave();
    await writing;
    expect(flow.store.getState().step).toBe('done');
  });

  it('says why it failed', async () => {
    const { flow } = open({});
    await flow.ask(true);
    expect(flow.store.getState()).toEqual({ step: 'failed', message: 'Nothing there.' });
    flow.dismiss();
    expect(flow.store.getState()).toEqual({ step: 'idle' });
  });
});
