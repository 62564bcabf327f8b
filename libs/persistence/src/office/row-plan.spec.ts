import type { NameMeaning, PaperDecisions } from './row-plan.js';
import { planRow } from './row-plan.js';
import type { PaperRow, PaperShare } from './paper.js';

const meanings: Record<string, NameMeaning> = {
  甲局: { kind: 'unit', unit: 'a' },
  乙局: { kind: 'unit', unit: 'b' },
  丙局: { kind: 'unit', unit: 'c' },
  各局: { kind: 'group', closed: true, members: ['a', 'b', 'c'] },
  各相关单位: { kind: 'group', closed: false, members: [] },
};
const meaningOf = (text: string): NameMeaning => meanings[text] ?? { kind: 'unknown' };
const nothing: PaperDecisions = { groups: {}, dueDays: {}, inherit: false, standIn: null };
const unit = (unitText: string, role: PaperShare['role'], mode: PaperShare['mode'] = null): PaperShare => ({
  unitText,
  kind: 'unit',
  role,
  mode,
});
const group = (unitText: string, role: PaperShare['role'], mode: PaperShare['mode'] = null): PaperShare => ({
  ...unit(unitText, role, mode),
  kind: 'group',
});
const row = (assignments: PaperShare[], more: Partial<PaperRow> = {}): PaperRow => ({
  row: 1,
  assignments,
  deadlineText: '2026年6月底前',
  deadline: { kind: 'date', date: '2026-06-30' },
  inheritedDeadline: null,
  ...more,
});

describe('planning a row from its paper', () => {
  it('gives every named unit a track in the order of the paper', () => {
    const plan = planRow(row([unit('甲局', 'lead'), unit('乙局', 'support')]), meaningOf, nothing);
    expect(plan.assignments).toEqual([
      { track: 't1', unit: 'a', role: 'lead', mode: null },
      { track: 't2', unit: 'b', role: 'support', mode: null },
    ]);
    expect(plan).toMatchObject({ dueDay: '2026-06-30', standing: false, open: [], settled: [] });
  });

  it('makes two leads joint leads (F4)', () => {
    const plan = planRow(
      row([unit('甲局', 'lead', 'by-duty'), unit('乙局', 'lead', 'by-duty'), group('各相关单位', 'support')]),
      meaningOf,
      nothing,
    );
    expect(plan.assignments.map((a) => a.role)).toEqual(['jointLead', 'jointLead']);
    expect(plan.placeholders).toEqual([{ id: 'g1', text: '各相关单位', role: 'support', mode: null }]);
  });

  it('expands a closed group and leaves out the unit that is named already (D1)', () => {
    const plan = planRow(row([unit('乙局', 'lead'), group('各局', 'support')]), meaningOf, nothing);
    expect(plan.assignments.map((a) => [a.unit, a.role])).toEqual([
      ['b', 'lead'],
      ['a', 'support'],
      ['c', 'support'],
    ]);
    expect(plan.settled).toEqual([
      { kind: 'groupExpanded', text: '各局', units: ['a', 'c'], by: 'directory' },
    ]);
  });

  it.each([
    ['separately, under a lead', [unit('甲局', 'lead'), group('各相关单位', 'responsible', 'separately')]],
    ['in a row without a lead', [group('各相关单位', 'responsible', 'by-duty')]],
    ['as support where nobody leads', [unit('甲局', 'responsible'), group('各相关单位', 'support')]],
  ])('keeps a row back whose open group answers for itself: %s (D2)', (_, shares) => {
    const plan = planRow(row(shares), meaningOf, nothing);
    expect(plan.open.map((point) => point.code)).toEqual(['group.unresolved']);
    expect(plan.placeholders.map((p) => p.text)).toEqual(['各相关单位']);
  });

  it('takes the members that a person named for a group', () => {
    const decisions = { ...nothing, groups: { 各相关单位: ['b', 'c'] } };
    const plan = planRow(row([group('各相关单位', 'responsible', 'separately')]), meaningOf, decisions);
    expect(plan.open).toEqual([]);
    expect(plan.assignments.map((a) => [a.unit, a.role, a.mode])).toEqual([
      ['b', 'responsible', 'separately'],
      ['c', 'responsible', 'separately'],
    ]);
  });

  it('lets the stand-in answer for the group, and says whether that gave it a place (ADR 0010)', () => {
    const decisions = { ...nothing, standIn: 'a' };
    const alone = planRow(row([group('各相关单位', 'responsible', 'separately')]), meaningOf, decisions);
    expect(alone.assignments).toEqual([{ track: 't1', unit: 'a', role: 'responsible', mode: 'separately' }]);
    expect(alone.settled).toEqual([{ kind: 'groupStandIn', text: '各相关单位', unit: 'a', added: true }]);
    const leading = planRow(
      row([unit('甲局', 'lead'), group('各相关单位', 'responsible', 'separately')]),
      meaningOf,
      decisions,
    );
    expect(leading.assignments.map((a) => a.role)).toEqual(['lead']);
    expect(leading.settled).toEqual([{ kind: 'groupStandIn', text: '各相关单位', unit: 'a', added: false }]);
  });

  it('never guesses an unknown unit or a blank limit', () => {
    const plan = planRow(
      row([unit('丁局', 'responsible')], { deadlineText: '', deadline: { kind: 'missing' } }),
      meaningOf,
      { ...nothing, inherit: true },
    );
    expect(plan.open.map((point) => point.code)).toEqual(['deadline.undecided', 'unit.unknown']);
    expect(plan.placeholders).toEqual([{ id: 'g1', text: '丁局', role: 'responsible', mode: 'separately' }]);
  });

  it('says that nobody owns a row whose group has no members', () => {
    const decisions = { ...nothing, groups: { 各相关单位: [] } };
    const plan = planRow(row([group('各相关单位', 'responsible', 'separately')]), meaningOf, decisions);
    expect(plan.open).toEqual([{ code: 'assignment.no_owner' }]);
  });

  it('takes the limit of the row above only when a person agreed', () => {
    const blank = row([unit('甲局', 'responsible')], {
      deadlineText: '',
      deadline: { kind: 'missing' },
      inheritedDeadline: { deadline: { kind: 'date', date: '2026-06-30' }, fromRow: 7 },
    });
    expect(planRow(blank, meaningOf, nothing).open).toEqual([{ code: 'deadline.undecided', text: '' }]);
    const agreed = planRow(blank, meaningOf, { ...nothing, inherit: true });
    expect(agreed.dueDay).toBe('2026-06-30');
    expect(agreed.settled).toEqual([{ kind: 'deadlineInherited', fromRow: 7, dueDay: '2026-06-30' }]);
  });

  it('keeps a reviewer that owns a part as well', () => {
    const plan = planRow(row([unit('甲局', 'responsible'), unit('甲局', 'reviewer')]), meaningOf, nothing);
    expect(plan.assignments.map((a) => a.role)).toEqual(['responsible', 'reviewer']);
  });
});
