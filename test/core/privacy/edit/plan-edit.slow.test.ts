import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse, TomlDate } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { planEdit } from '../../../../electron/core/privacy/edit/plan-edit.ts';
import { findWayBack } from '../../../../electron/core/privacy/edit/plan-undo.ts';
import { sha256 } from '../../../../electron/core/privacy/edit/undo-record.ts';
import { decodeUtf8 } from '../../../../electron/core/privacy/edit/utf8.ts';
import { editableForms, generatedDocument, tomlTest } from './documents.ts';

/** What a document says, in one text: the order of keys does not count, the kind of every value does. */
function said(text: string, change?: boolean): string {
  const table = parse(text.replace(/^\uFEFF/, ''), { integersAsBigInt: true });
  if (change !== undefined) {
    const { analytics } = table;
    const others = Object.fromEntries(Object.entries(analytics ?? {}));
    table.analytics = { ...others, enabled: change };
  }
  return canonical(table);
}

function canonical(value: unknown): string {
  if (value instanceof TomlDate) return `date ${value.toISOString()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${entries.toSorted().join()}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`;
}

/** Holds one document to everything that an edit promises. */
function holds(text: string, enabled: boolean): void {
  const plan = planEdit(text, enabled);
  if (plan.state === 'same') {
    assert.equal(said(text), said(text, enabled));
    return;
  }
  assert.equal(plan.state, 'edit', plan.state === 'unsafe' ? plan.reason.text : undefined);
  if (plan.state !== 'edit') return;
  const { splice } = plan;
  // The second parser sees exactly the intended change.
  assert.equal(said(plan.text), said(text, enabled));
  // Every byte outside the edit is unchanged.
  const old = Buffer.from(text, 'utf8');
  const now = Buffer.from(plan.text, 'utf8');
  const head = Buffer.byteLength(text.slice(0, splice.at));
  const tail = Buffer.byteLength(text.slice(splice.at + splice.removed.length));
  assert.ok(now.subarray(0, head).equals(old.subarray(0, head)));
  assert.ok(now.subarray(now.length - tail).equals(old.subarray(old.length - tail)));
  assert.equal(now.length, head + tail + Buffer.byteLength(splice.inserted));
  // A second time there is nothing to do.
  assert.equal(planEdit(plan.text, enabled).state, 'same');
  // Off then undo is the identity.
  const back = findWayBack(plan.text, {
    schema: 'codex-glance.undo/1',
    file: '/f',
    enabled,
    at: '',
    splice,
    before: sha256(old),
    after: sha256(now),
    backup: null,
  });
  assert.equal(back.state === 'edit' ? back.text : back.reason, text);
}

describe('An edit', () => {
  it('holds on 10,000 generated documents', () => {
    const forms = new Set<string>();
    fc.assert(
      fc.property(generatedDocument, fc.boolean(), ({ form, text }, enabled) => {
        forms.add(form);
        holds(text, enabled);
      }),
      { numRuns: 10_000, seed: 20261123 },
    );
    expect(forms.size).toBe(editableForms.length);
  }, 120_000);

  it('holds on every valid document of toml-test', () => {
    const documents = tomlTest('valid');
    expect(documents.length).toBe(100);
    for (const [name, bytes] of documents) {
      const text = decodeUtf8(bytes) ?? '';
      for (const variant of [text, `\uFEFF${text}`, text.trimEnd(), `${text}\n\n`]) {
        try {
          holds(variant, false);
        } catch (error) {
          throw new Error(`${name}: ${String(error)}`);
        }
      }
    }
  });

  it('leaves every invalid document of toml-test as it is', () => {
    const documents = tomlTest('invalid');
    expect(documents.length).toBe(234);
    const allowed: string[] = [];
    for (const [name, bytes] of documents) {
      const text = decodeUtf8(bytes);
      if (text === null) continue;
      const plan = planEdit(text, false);
      if (plan.state === 'unsafe') expect(plan.paste).toBe('[analytics]\nenabled = false');
      else allowed.push(name);
    }
    // TOML 1.1 allows these: line ends and a last comma in inline tables, times without seconds, `\\x`.
    expect(allowed).toEqual([
      'datetime/no-secs',
      'inline-table/linebreak-1',
      'inline-table/linebreak-2',
      'inline-table/linebreak-3',
      'inline-table/linebreak-4',
      'inline-table/trailing-comma',
      'string/basic-byte-escapes',
    ]);
  });
});
