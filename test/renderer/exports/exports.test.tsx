import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { showExports } from '../../../electron/core/export/overview/show-exports.ts';
import { type Exports, exportStates } from '../../../electron/shared/export/exports.ts';
import { keychainMessage } from '../../../electron/shared/messages/en/glance/keychain.ts';
import { valueMessage } from '../../../electron/shared/messages/en/glance/value.ts';
import { exportsRow } from '../../../renderer/features/data-sharing/exports-row.ts';
import { exportsTexts } from '../../../renderer/features/exports/exports-texts.ts';
import { de } from '../../../renderer/i18n/de.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { crowdedExport } from '../../fixtures/export-reports.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, openView, pressByKeyboard, textOf } from '../opened.tsx';

afterEach(cleanup);

const openExports = (...page: Parameters<typeof openPage>) => openView({ view: 'exports' }, ...page);

/** What each target says: its line and the words below it. */
function targets(): string[] {
  const [, ...groups] = within(screen.getByRole('table')).getAllByRole('rowgroup');
  return groups.map(textOf);
}

describe('what Glance itself sends', () => {
  it('says of each target how it stands, where records go, and what stays here', async () => {
    const { container } = await openExports('exports-failing');
    const [collector, soc, shipper] = targets();
    expect(collector).toMatch(
      /collector otlp.*Up to date.*Stays on this machine, to http:\/\/127\.0\.0\.1:4318/,
    );
    expect(soc).toMatch(
      /soc splunk.*Failing.*4,812.*1 d 2 h.*Leaves this machine to https:\/\/http-inputs-harbor\.splunkcloud\.example.*HTTP 503/,
    );
    expect(shipper).toMatch(/shipper jsonl.*A file on this machine/);
    expect(container.textContent).toContain('4,812 of at most 1,000,000 records wait');
    expect(await auditPage(container)).toEqual([]);
  });

  it('is stopped and taken back by keyboard', async () => {
    const { user, host, container } = await openExports('exports-fine');
    await pressByKeyboard(user, 'Send to the targets below', ' ');
    expect(host.asked).toContain('settings {"exporting":false}');
    const off = sampleSnapshot('exports-off');
    await act(async () => host.push(off));
    expect(container.textContent).toContain('Off. Nothing more is sent.');
    expect(await auditPage(container)).toEqual([]);
    await pressByKeyboard(user, 'Undo');
    expect(host.asked).toContain('settings {"exporting":true}');
  });

  it.each(['en', 'de'] as const)('says how to set one up where none is (%s)', async (language) => {
    const { container } = await openExports('filled');
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('switch', { name: exportsTexts[language].switch })).toBeNull();
    expect(container.textContent).toContain('[[export]]');
    expect(container.textContent).toContain('codex-glance export schema');
    expect(await auditPage(container)).toEqual([]);
  });

  it('names the line of a mistake in the settings', async () => {
    const snapshot = sampleSnapshot('exports-fine');
    const problem = { target: 'soc', key: 'export.url', line: 12, message: valueMessage('value.missing') };
    const exports = showExports(crowdedExport, [problem], SAMPLE_NOW);
    const { host, container } = await openExports('exports-fine');
    await act(async () => host.push({ ...snapshot, exports }));
    expect(container.textContent).toContain('settings.toml, line 12, export.url: it is missing.');
    expect(await auditPage(container)).toEqual([]);
  });
});

describe('secrets', () => {
  it('are kept by the tray app, by keyboard, and stand nowhere afterwards', async () => {
    const { user, host, container } = await openExports('exports-fine', {}, 'tray');
    await user.type(screen.getByLabelText('Name'), 'soc');
    await user.type(screen.getByLabelText('Secret'), 'hunter2{Enter}');
    await act(async () => {});
    expect(host.asked).toContain('secret soc of 7');
    expect(container.textContent).toContain('{ keychain = "soc" }');
    expect(container.innerHTML).not.toContain('hunter2');
    expect(screen.getByLabelText('Secret')).toHaveProperty('value', '');
    expect(await auditPage(container)).toEqual([]);
    await pressByKeyboard(user, 'Forget soc');
    expect(host.asked).toContain('forget soc');
  });

  it('are refused with the reason where the system has no keychain, and not asked for in a browser', async () => {
    const refusal = keychainMessage('keychain.plain');
    const { container } = await openExports('exports-fine', { secrets: { names: [], refusal } }, 'tray');
    expect(container.textContent).toContain('This desktop has no keychain');
    expect(screen.queryByLabelText('Secret')).toBeNull();
    expect(await auditPage(container)).toEqual([]);
    cleanup();
    await openExports('exports-fine');
    expect(screen.queryByRole('region', { name: 'Secrets' })).toBeNull();
  });
});

describe('the overview', () => {
  it('has a quiet line at its end where none is set up, and a tile among what leaves where one is', async () => {
    await openPage('filled');
    const reports = screen.getByRole('region', { name: 'Reports and exports' });
    expect(textOf(reports)).toContain('ExportsNone set up');
    const leaves = () => screen.getByRole('region', { name: 'What leaves this machine' });
    expect(within(leaves()).queryByRole('button', { name: 'Exports' })).toBeNull();
    cleanup();
    await openPage('exports-failing');
    const tile = within(leaves()).getByRole('button', { name: 'Exports' });
    expect(textOf(tile.closest('li') as Element)).toBe('ExportsFailing');
    expect(textOf(screen.getByRole('region', { name: 'Reports and exports' }))).not.toContain('Exports');
  });

  it('has a word for every state in both languages', () => {
    const snapshot = sampleSnapshot('exports-fine');
    for (const strings of [en, de]) {
      for (const state of exportStates) {
        for (const level of [null, 'info', 'warning', 'error'] as const) {
          const [first] = snapshot.exports.targets;
          if (!first) throw new Error('The sample has no target.');
          const exports: Exports = {
            ...snapshot.exports,
            state: level ?? 'fine',
            targets: [{ ...first, state, level }],
          };
          expect(exportsRow(exports, strings).state).toMatch(/\S/);
        }
      }
    }
  });
});
