/** From tokens to assignments: lists with their verbs, labels and brackets. Source: LEDGER section 1. */
import type { Assignment, AssignmentMode, AssignmentRole, Mark } from '../../ledger-draft.js';
import { isPostIn, isUnitInLine } from './listed-officials.js';
import { personsIn } from './officials.js';
import { withoutInner } from './marks.js';
import { readNames, type ListedName, type NameList, type WordRun } from './name-list.js';
import { assignmentsOf } from './assign.js';
import { noClauses, type Clauses } from './clause-parts.js';
import type { Cell } from './cell.js';
import type { KnownNames, Token } from './tokens.js';

const timedAct = /(?:报送|上报|报告|提交|反馈|完成|落实|办结|实施)$/;

type ListEntry = { kind: 'run'; run: WordRun } | { kind: 'border' };

/** Reads the tokens of one cell. `columnRole` is what the header of the column says about a bare list. */
export function readClauses(
  cell: Cell,
  tokens: readonly Token[],
  columnRole: AssignmentRole,
  known: KnownNames | null,
): Clauses {
  const reader = new ClauseReader(cell, columnRole, known);
  for (const token of tokens) reader.take(token);
  return reader.finish();
}

class ClauseReader {
  private readonly out: Clauses = noClauses();
  private list: ListEntry[] = [];
  private label: AssignmentRole | 'leader' | null = null;
  /** 按职责分工， before the names it speaks of. */
  private modeAhead: AssignmentMode = null;
  /** The leads named before 会同, while the names after it are read; null elsewhere. */
  private conveners: Assignment[] | null = null;
  private sawVerb = false;
  /** 各单位每月25日前报送: the clause that says when says what to do too. */
  private sawTimedAct = false;
  /** 甲局（乙局配合）: the bracket makes the names before it lead by their position, where no verb follows. */
  private leadsByPlace = false;
  /** A verb has spoken since the label; what follows is told its role by verbs alone. */
  private labelIsSpent = false;
  /** Where 配合 ended; a name right there is the one that is helped. */
  private helpEnd = -1;

  private readonly text: string;

  constructor(
    private readonly cell: Cell,
    private readonly columnRole: AssignmentRole,
    private readonly known: KnownNames | null,
  ) {
    this.text = cell.text;
  }

  take(token: Token): void {
    switch (token.kind) {
      case 'word':
        this.list.push({
          kind: 'run',
          run: {
            start: token.start,
            end: token.end,
            role: this.helped(token),
            afterBorder: this.list.at(-1)?.kind === 'border',
          },
        });
        return;
      case 'separator':
        if (token.strength === 'clause') this.list.push({ kind: 'border' });
        this.mark(token, 'separator');
        return;
      case 'verb':
        this.verb(token);
        return;
      case 'with':
        this.mark(token, 'role');
        this.conveners = this.close('lead', null);
        return;
      case 'label':
        this.mark(token, 'label');
        this.beforeLabel(token.role);
        this.modeAhead = token.mode ?? (this.label === null ? this.modeAhead : null);
        this.label = token.role;
        this.labelIsSpent = false;
        return;
      case 'nested':
        this.nested(token.tokens);
        return;
      case 'remark':
        this.mark(token, token.remark?.kind === 'scope' ? 'scope' : 'remark');
        if (token.remark !== null) this.out.remarks.push(token.remark);
        return;
      case 'time':
        this.mark(token, 'time');
        this.sawTimedAct ||= timedAct.test(this.text.slice(token.start, token.end));
        return;
      case 'person':
        this.out.leaders.push(...personsIn(this.text.slice(token.start + 1, token.end - 1)));
        this.mark(token, 'leader');
        return;
      case 'content':
        this.mark(token, 'content');
        return;
      case 'act':
        this.act(token);
        return;
      case 'filler':
        this.mark(token, 'separator');
        return;
    }
  }

  finish(): Clauses {
    this.closeRest();
    this.out.marks = withoutInner(this.out.marks);
    return this.out;
  }

  /** 甲中心配合乙局做好支撑: the unit that is helped leads, and a person confirms it. */
  private helped({ start, end }: Token): AssignmentRole | null {
    if (start !== this.helpEnd) return null;
    this.out.roleless.push(this.text.slice(start, end).trim());
    return 'lead';
  }

  private verb(token: Token & { kind: 'verb' }): void {
    for (const word of token.words) this.mark(word, word.kind);
    if (this.label === 'leader') this.closeLeaders();
    const last = this.list.findLast((entry) => entry.kind === 'run');
    if (token.ownName && last !== undefined) {
      last.run.role = token.role;
      return;
    }
    // 甲局、乙局（按职责分工）、丙区: a bracket that only says how says nothing of the names behind it.
    this.sawVerb ||= token.role !== null || !/[）)〕\]］】]/.test(this.text.charAt(token.end - 1));
    if (last === undefined) {
      if (this.conveners === null) this.modeAhead = token.mode;
      this.conveners = null;
      return;
    }
    if (this.conveners !== null) {
      for (const convener of this.conveners) convener.mode = token.mode ?? convener.mode;
      this.close('support', token.mode);
    } else {
      if (token.role === 'support') this.closeBeforeBorder();
      this.close(this.roleOf(token.role), token.mode ?? this.modeAhead);
      this.labelIsSpent = true;
      this.helpEnd = token.role === 'support' && this.isHelp(token) ? token.end : -1;
    }
    this.modeAhead = null;
    this.conveners = null;
  }

  /** The unit of an act that nobody knows takes it on; a person settles what it is. */
  private act(token: Token): void {
    this.close(this.conveners === null ? this.roleOf(null) : 'support', this.modeAhead);
    this.conveners = null;
    this.sawVerb = true;
    this.labelIsSpent = true;
    this.out.leftovers.push(this.text.slice(token.start, token.end).trim());
    this.mark(token, 'leftover');
  }

  /** 配合乙局 names whom it helps; 指导乙局落实 does not. */
  private isHelp({ start, end }: Token): boolean {
    return !/[指督监]/.test(this.text.slice(start, end));
  }

  /** 牵头单位：甲、乙按职责分工负责: the label says more than 负责. */
  private roleOf(said: AssignmentRole | null): AssignmentRole {
    const labelled = this.labelIsSpent || this.label === 'leader' ? null : this.label;
    return said === null || said === 'responsible' ? (labelled ?? 'responsible') : said;
  }

  /**
   * X；Y配合: what stands before the border leads by its position, where nobody is said to lead. 责任单位：X。Y配合: there the
   * label has said what it does.
   */
  private closeBeforeBorder(): void {
    const border = this.list.findLastIndex((entry) => entry.kind === 'border');
    const before = this.list.slice(0, Math.max(border, 0));
    const labelled = this.labelIsSpent || this.label === 'leader' ? null : this.label;
    const hasLead = this.out.assignments.some(({ role }) => role === 'lead');
    if ((labelled === null && (hasLead || this.label !== null)) || !before.some(({ kind }) => kind === 'run'))
      return;
    const after = this.list.slice(border);
    this.list = before;
    this.close(labelled ?? 'lead', null);
    this.list = after;
  }

  /** X；配合部门：Y: the same by a label. */
  private beforeLabel(next: AssignmentRole | 'leader'): void {
    if (!this.list.some((entry) => entry.kind === 'run')) return;
    if (this.label === null && next === 'support' && !this.sawVerb) this.close('lead', null);
    else this.closeRest();
  }

  /** A list without a verb of its own: its label or its column speaks for it. */
  private closeRest(): void {
    if (!this.list.some((entry) => entry.kind === 'run')) {
      this.list = [];
      return;
    }
    if (this.label === 'leader' && !this.closeLeaders()) return;
    const label = this.label === 'leader' ? null : this.label;
    const isRoleless = label === null && this.sawVerb && !this.sawTimedAct && this.conveners === null;
    const byPlace = this.leadsByPlace && this.columnRole === 'responsible' ? 'lead' : this.columnRole;
    this.leadsByPlace = false;
    const role = this.conveners === null ? (label ?? byPlace) : 'support';
    const closed = this.close(role, this.modeAhead, isRoleless);
    if (isRoleless) this.out.roleless.push(...closed.map(({ unitText }) => unitText));
    this.conveners = null;
  }

  /**
   * 责任人：张三⏎区教育局: the label speaks of the persons behind it, not of a unit in a later line. True where such a unit
   * is left, which has no label.
   */
  private closeLeaders(): boolean {
    const next = this.list.findIndex((entry) => entry.kind === 'run' && isUnitInLine(this.text, entry.run));
    const later = next < 0 ? [] : this.list.splice(next);
    for (const leader of this.takeNames().names) {
      // 电话：12345678 beside a contact is no person.
      if (!/[\d:：]/.test(leader.text)) this.out.leaders.push(leader.text);
      this.mark(leader, 'leader');
    }
    this.list = later;
    if (later.length > 0) this.label = null;
    return later.length > 0;
  }

  /** 区发改局、区财政局（区发改局牵头）: the bracket speaks of names that stand before it, or adds its own. */
  private nested(tokens: readonly Token[]): void {
    const inner = readClauses(this.cell, tokens, this.columnRole, this.known);
    this.out.marks.push(...inner.marks);
    this.out.remarks.push(...inner.remarks);
    this.out.leaders.push(...inner.leaders);
    this.out.unsure.push(...inner.unsure);
    this.out.leftovers.push(...inner.leftovers);
    this.out.roleless.push(...inner.roleless);
    this.out.officials.push(...inner.officials);
    const onlyHelps =
      inner.assignments.length > 0 && inner.assignments.every(({ role }) => role === 'support');
    this.leadsByPlace ||= onlyHelps && !this.sawVerb;
    for (const assignment of inner.assignments) {
      const same = this.list.find(
        (entry) =>
          entry.kind === 'run' &&
          this.text.slice(entry.run.start, entry.run.end).trim() === assignment.unitText,
      );
      if (same?.kind === 'run') same.run.role = assignment.role;
      else this.out.assignments.push(assignment);
    }
  }

  private takeNames(): NameList {
    const runs = this.list.flatMap((entry) => (entry.kind === 'run' ? [entry.run] : []));
    this.list = [];
    return readNames(this.cell, runs, this.known);
  }

  /** Closes the pending list with one role and mode. */
  private close(role: AssignmentRole, mode: AssignmentMode, onlySure = false): Assignment[] {
    const { names: all, openAt } = this.takeNames();
    const listed = all.filter((name) => !this.isOfficial(name));
    // 甲局牵头，实行例会制度: behind a verb, words that no verb follows must at least end as a name ends.
    const isLeft = ({ certainty }: ListedName): boolean =>
      certainty === 'leftover' || (onlySure && certainty === 'unsure');
    const names = listed.filter((name) => !isLeft(name));
    for (const span of openAt) this.mark(span, 'openList');
    const added = assignmentsOf(names, { role, mode, lastOpen: openAt.at(-1)?.start ?? -1 });
    for (const name of listed) this.mark(name, name.certainty === 'sure' ? name.kind : 'leftover');
    this.out.unsure.push(...names.filter(({ certainty }) => certainty === 'unsure'));
    const left = listed.filter(isLeft);
    this.out.leftovers.push(...left.map(({ text }) => text));
    this.out.assignments.push(...added);
    return added;
  }

  /** A person leads in a row beside the units; the post is kept among the leaders and asked about. */
  private isOfficial(name: ListedName): boolean {
    if (!isPostIn(this.text, name)) return false;
    this.out.leaders.push(name.text);
    this.out.officials.push(name.text);
    this.mark(name, 'leader');
    return true;
  }

  private mark(span: { start: number; end: number }, kind: Mark['kind']): void {
    this.out.marks.push({ start: span.start, end: span.end, kind });
  }
}
