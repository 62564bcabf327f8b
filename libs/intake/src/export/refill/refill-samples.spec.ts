import fs from 'node:fs';
import path from 'node:path';
import { diffLedgers, readPaperLedger, refillOriginal, type LedgerDraftRow } from '../../index.js';
import type { RefillRow } from './refill-plan.js';

/** The layouts of offices, filled in and read again: our words stand in their rows and change nothing else. */
const folder = path.resolve(process.cwd(), 'libs/intake/samples/papers');
const withoutHeader = ['no-header.docx', 'word-outline.docx', 'task-cards.docx'];
const withRowsBeside = ['side-by-side.xlsx', 'beside-in-word.docx', 'turned.xlsx', 'turned-in-word.docx'];
const samples = fs
  .readdirSync(folder)
  .filter((name) => /\.(?:docx|xlsx)$/.test(name) && ![...withoutHeader, ...withRowsBeside].includes(name));

async function rowsOf(bytes: Uint8Array): Promise<LedgerDraftRow[]> {
  const read = await readPaperLedger(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.draft.rows;
}

function filledRow({ source, row }: LedgerDraftRow): RefillRow[] {
  if ('lines' in source) return [];
  return [{ source, status: '已办结', progress: `第${row}行已完成`, closedOn: '2026-05-01' }];
}

it.each(samples)('%s', async (name) => {
  const original = new Uint8Array(fs.readFileSync(path.join(folder, name)));
  const before = await rowsOf(original);
  const refilled = await refillOriginal(original, before.flatMap(filledRow));
  if (!refilled.ok) throw new Error(refilled.refusal.code);
  const after = await rowsOf(refilled.value.bytes);
  expect(diffLedgers(before, after).counts).toEqual({
    created: 0,
    changed: 0,
    unchanged: before.length,
    withdrawn: 0,
  });
  for (const { row, otherCells } of after)
    expect(otherCells.map(({ text }) => text).join('\n')).toContain(`第${row}行已完成`);
});

it.each(withRowsBeside)('%s has several tasks in a row, and is not filled in', async (name) => {
  const original = new Uint8Array(fs.readFileSync(path.join(folder, name)));
  const refilled = await refillOriginal(original, (await rowsOf(original)).flatMap(filledRow));
  expect(refilled).toMatchObject({ ok: false, refusal: { code: 'refill.rows_beside' } });
});
