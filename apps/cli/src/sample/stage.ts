import type { Actor, ContentRef, ContestGround, Day, UnitId } from '#domain';
import { lackingParts } from '#domain';
import type { Act, StageSetting } from './act-book.js';
import { ActBook, trackOf } from './act-book.js';
import { officeMinute, type YearDays } from './year-days.js';

/** What is done on one row in the course of a year. Stories call its methods; `acts` is what comes of it. */
export class Stage {
  readonly days: YearDays;
  readonly row: number;
  private readonly book: ActBook;

  constructor(private readonly setting: StageSetting) {
    this.days = setting.days;
    this.row = setting.plan.row;
    this.book = new ActBook(setting);
  }

  acts(): Act[] {
    return this.book.acts();
  }

  /** Last day of the row. Only for rows that have one. */
  get due(): Day {
    const due = this.setting.plan.dueDay;
    if (due === null) throw new Error(`row ${this.row} has no last day`);
    return due;
  }

  /** Units with a share of their own, in the order of the paper. */
  get units(): UnitId[] {
    return this.setting.plan.assignments.filter((a) => a.role !== 'reviewer').map((a) => a.unit);
  }

  /** Units that answer for the row: its leads, or those responsible where it has none. */
  get owners(): UnitId[] {
    const shares = this.setting.plan.assignments;
    const leading = shares.filter((a) => a.role === 'lead' || a.role === 'jointLead');
    return (leading.length > 0 ? leading : shares.filter((a) => a.role === 'responsible')).map((a) => a.unit);
  }

  get lead(): UnitId {
    const [lead] = this.owners;
    if (lead === undefined) throw new Error(`row ${this.row} has no owner`);
    return lead;
  }

  /** Units whose part goes to the lead. */
  get supporting(): UnitId[] {
    return this.units.filter((unit) => !this.owners.includes(unit));
  }

  /** Everybody signs within the two working days, except those who took longer, in working days after issue. */
  signAll(later: Readonly<Record<UnitId, number>> = {}): void {
    for (const unit of this.units) {
      const usual = officeMinute(`${unit}${this.row}`) % 3;
      this.sign(unit, this.days.afterIssue(later[unit] ?? usual));
    }
  }

  sign(unit: UnitId, day: Day): void {
    this.book.onTrack('acknowledgeReceipt', unit, day, (track) =>
      track.status === 'awaitingReceipt' ? { track: track.id } : null,
    );
  }

  report(
    unit: UnitId,
    day: Day,
    words: { progress: string; problems?: string; nextStep?: string; expected?: Day; period?: number },
  ): void {
    this.book.onTrack('reportProgress', unit, day, (track, by) => ({
      track: track.id,
      progress: this.write(words.progress, by),
      problems: words.problems === undefined ? null : this.write(words.problems, by),
      nextStep: words.nextStep === undefined ? null : this.write(words.nextStep, by),
      expected: words.expected ?? null,
      period: words.period ?? null,
    }));
  }

  part(unit: UnitId, day: Day, text: string): void {
    this.book.onTrack('submitPart', unit, day, (track, by) => ({
      track: track.id,
      text: this.write(text, by),
      attachments: [],
    }));
  }

  acceptPart(unit: UnitId, day: Day): void {
    this.book.onPart('acceptPart', { lead: this.lead, unit, day }, (track) => ({
      track: track.id,
      round: track.round,
    }));
  }

  returnPart(unit: UnitId, day: Day, reason: string): void {
    this.book.onPart('returnPart', { lead: this.lead, unit, day }, (track, by) => ({
      track: track.id,
      round: track.round,
      reason: this.write(reason, by),
    }));
  }

  /** `missing` is what the lead says about every part that is not there (F30). */
  submit(unit: UnitId, day: Day, text: string, more: { missing?: string; attachment?: string } = {}): void {
    this.book.onTrack('submit', unit, day, (track, by, task) => ({
      track: track.id,
      text: this.write(text, by),
      attachments:
        more.attachment === undefined ? [] : [this.setting.write(more.attachment, by, '佐证材料.txt')],
      notApplicable: false,
      statements: lackingParts(task, track.id).map((part) => ({
        track: part.id,
        text: this.write(more.missing ?? '该单位材料未按时报送，先行报送整体情况，收到后补报。', by),
      })),
      roster: this.setting.cast.roster(task),
    }));
  }

  withdraw(unit: UnitId, day: Day): void {
    this.book.onTrack('withdrawSubmission', unit, day, (track) =>
      track.status === 'submitted' ? { track: track.id, round: track.round } : null,
    );
  }

  approve(unit: UnitId, day: Day, opinion?: string): void {
    this.book.onReview('approve', unit, day, (track, by) => ({
      track: track.id,
      round: track.round,
      opinion: opinion === undefined ? null : this.write(opinion, by),
    }));
  }

  sendBack(unit: UnitId, day: Day, reason: string, reworkUntil: Day): void {
    this.book.onReview('returnForRework', unit, day, (track, by) => ({
      track: track.id,
      round: track.round,
      reason: this.write(reason, by),
      reworkUntil,
      tracks: [],
    }));
  }

  ask(unit: UnitId, day: Day, question: string, answerBy: Day): void {
    this.book.onReview('requestInformation', unit, day, (track, by) => ({
      track: track.id,
      round: track.round,
      request: `q${track.round}-${track.id}`,
      question: this.write(question, by),
      answerBy,
    }));
  }

  answer(unit: UnitId, day: Day, text: string): void {
    this.book.onTrack('answerInformation', unit, day, (track, by, task) => {
      const request = task.information.find((i) => i.track === track.id);
      return request === undefined
        ? null
        : { track: track.id, request: request.id, answer: this.write(text, by), attachments: [] };
    });
  }

  /** Members for the first open group of the row. */
  nominate(day: Day, units: readonly UnitId[]): void {
    const by = this.setting.cast.officer(this.lead);
    this.book.add('nominateUnits', by, day, (task) => {
      const group = task.placeholders.find((p) => p.status === 'open');
      return group === undefined
        ? null
        : {
            placeholder: group.id,
            units: units.map((unit, n) => ({ track: `${group.id}-${n + 1}`, unit })),
            reason: null,
          };
    });
    for (const unit of units) this.sign(unit, this.days.workday(day, 1));
  }

  addUnit(unit: UnitId, role: 'responsible' | 'support', day: Day, reason: string): void {
    const by = this.book.office();
    this.book.add('addUnit', by, day, () => ({
      track: `add-${unit}`,
      unit,
      role,
      reason: this.write(reason, by),
    }));
  }

  contest(
    unit: UnitId,
    day: Day,
    words: { ground: ContestGround; proposedUnit: UnitId; reason: string },
  ): void {
    this.book.onTrack('contestAssignment', unit, day, (track, by) => ({
      track: track.id,
      ground: words.ground,
      proposedUnit: words.proposedUnit,
      reason: this.write(words.reason, by),
    }));
  }

  upholdAssignment(unit: UnitId, day: Day, reason: string): void {
    const by = this.book.office();
    this.book.add('decideContest', by, day, (task) => {
      const track = trackOf(task, unit);
      return track?.status === 'contested'
        ? { track: track.id, outcome: 'upheld', newTrack: null, dueDay: null, reason: this.write(reason, by) }
        : null;
    });
  }

  urge(day: Day, text: string): void {
    const by = this.book.office();
    this.book.add('urge', by, day, () => ({ text: this.write(text, by) }));
  }

  changeDeadline(day: Day, dueDay: Day, reason: string): void {
    const by = this.book.office();
    this.book.add('changeDeadline', by, day, () => ({ dueDay, reason: this.write(reason, by) }));
  }

  /** The responsible leader answers the escalation that has waited longest. */
  acknowledge(day: Day, directive: string): void {
    this.book.add('acknowledgeEscalation', null, day, (task, by) => {
      const waiting = task.escalations.find((e) => e.acknowledgedAt === null);
      return waiting === undefined
        ? null
        : { escalation: waiting.id, answer: 'directive', text: this.write(directive, by) };
    });
  }

  private write(text: string, by: Actor): ContentRef {
    return this.setting.write(text, by);
  }
}
