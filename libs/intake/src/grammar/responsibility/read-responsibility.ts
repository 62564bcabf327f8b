import type {
  Assignment,
  AssignmentRole,
  Mark,
  Question,
  Remark,
  ResponsibilityReading,
} from '../../ledger-draft.js';
import { Cell } from './cell.js';
import { readClauses } from './clauses.js';
import { isFieldOfOffice } from '../organisation-names.js';
import { roleOfOthers } from './remarks.js';
import type { ListedName } from './name-list.js';
import { trimSpan } from '../text-scan.js';
import { tokenise, type KnownNames } from './tokenise.js';

/** Longer cells are no responsibility; they are kept as text and asked about. */
export const responsibilityLengthMax = 1_000;

export interface ResponsibilityContext {
  /** What the header of the column says about a bare list; `responsible` where it says nothing. */
  columnRole?: AssignmentRole;
  /** Names that must not be split, from the directory that is loaded. */
  knownNames?: KnownNames | null;
}

/**
 * Reads a responsibility cell or phrase: who, in which role, sharing how. Never throws and never drops a word: what no
 * production explains comes back as a question. Spans count UTF-16 units of `text`. Source: LEDGER section 1, F4.
 */
export function readResponsibility(text: string, context: ResponsibilityContext = {}): ResponsibilityReading {
  const empty = { assignments: [], remarks: [], leaders: [], marks: [], confidence: 0 };
  if (text.trim() === '') return { ...empty, questions: [missing()] };
  if (text.length > responsibilityLengthMax)
    return { ...empty, questions: [unparsed([`${text.slice(0, 40)}…`])] };
  const known = context.knownNames ?? null;
  const cell = new Cell(text);
  const clauses = readClauses(cell, tokenise(cell, known), context.columnRole ?? 'responsible', known);
  const strangers =
    clauses.unsure.length === clauses.assignments.length &&
    !clauses.unsure.every(({ text: words }) => isFieldOfOffice(words))
      ? clauses.unsure.filter(isShort)
      : [];
  const strange = new Set(strangers.map((name) => name.text));
  const assignments = firstLeads(
    clauses.assignments.filter(({ unitText }) => !strange.has(unitText)),
    clauses.remarks.find(({ kind }) => kind === 'first-listed-is-lead'),
  );
  const leftovers = [...clauses.leftovers, ...strangers.map((name) => name.text)];
  const unsure = clauses.unsure.filter((name) => !strange.has(name.text)).map((name) => name.text);
  const questions = questionsOf({ ...clauses, leftovers, unsure, count: assignments.length });
  const { remarks, leaders } = clauses;
  const marks = withGaps(clauses.marks, text);
  return { assignments, remarks, leaders, marks, questions, confidence: questions.length === 0 ? 1 : 0.5 };
}

/** A short word beside no name at all (长期, 张三) is a shifted cell or a person sooner than an office. */
function isShort(name: ListedName): boolean {
  return name.text.length <= 4;
}

/**
 * The first responsible unit leads, the others stay responsible and share by the rules over the rest, or support where
 * the rule says so (其余为配合单位). A row that names a lead keeps it.
 */
export function firstLeads(assignments: readonly Assignment[], rule: Remark | undefined): Assignment[] {
  const [first, ...rest] = assignments;
  if (rule === undefined || first === undefined || assignments.some(({ role }) => role === 'lead'))
    return [...assignments];
  if (roleOfOthers(rule.text) === 'support') {
    const helping = rest.map((each): Assignment => {
      const mode = each.mode === 'joint' ? null : each.mode;
      return each.role === 'responsible' ? { ...each, role: 'support', mode } : each;
    });
    return [{ ...first, role: 'lead', mode: null }, ...helping];
  }
  const sharers = rest.filter(({ role, mode }) => role === first.role && mode === 'joint');
  const alone = sharers.length === 1 ? sharers[0] : undefined;
  return [
    { ...first, role: 'lead', mode: null },
    ...rest.map((assignment) => (assignment === alone ? { ...assignment, mode: null } : assignment)),
  ];
}

interface Doubts {
  leftovers: string[];
  unsure: string[];
  roleless: string[];
  officials: string[];
  /** Assignments that were read. */
  count: number;
}

function questionsOf({ leftovers, unsure, roleless, officials, count }: Doubts): Question[] {
  const questions: Question[] = [];
  if (leftovers.length > 0 || (count === 0 && officials.length === 0)) questions.push(unparsed(leftovers));
  if (officials.length > 0) {
    questions.push({
      code: 'responsibility.unparsed',
      message: `“${officials.join('、')}”是领导职务或个人，不是责任单位，请确认由哪个单位承担。`,
      messageEn: `"${officials.join(', ')}" is a post or a person, no unit; please say which unit takes the duty.`,
      data: { words: officials },
    });
  }
  if (unsure.length > 0) {
    questions.push({
      code: 'responsibility.unparsed',
      message: `“${unsure.join('、')}”不像单位名称，请确认是否为责任单位。`,
      messageEn: `"${unsure.join(', ')}" does not end as the name of an office does; please confirm it.`,
      data: { words: unsure },
    });
  }
  if (roleless.length > 0) {
    questions.push({
      code: 'responsibility.unparsed',
      message: `没有写明“${roleless.join('、')}”是负责还是配合，请选择。`,
      messageEn: `The text does not say whether "${roleless.join(', ')}" is responsible or supports; please choose.`,
      data: { words: roleless },
    });
  }
  return questions;
}

function missing(): Question {
  return {
    code: 'responsibility.missing',
    message: '责任分工为空，请填写责任单位。',
    messageEn: 'The responsibility cell is blank; please name the responsible units.',
  };
}

function unparsed(words: string[]): Question {
  return {
    code: 'responsibility.unparsed',
    message:
      words.length > 0 ? `“${words.join('”“')}”未能识别，请人工确认。` : '没有识别出责任单位，请人工填写。',
    messageEn:
      words.length > 0
        ? `"${words.join('", "')}" was not understood; please settle it by hand.`
        : 'No responsible unit was recognised; please enter it by hand.',
    data: { words },
  };
}

/** Joiners and colouring words between the marks (及, 积极, 工作): understood, and without a meaning of their own. */
function withGaps(marks: readonly Mark[], text: string): Mark[] {
  const all: Mark[] = [];
  let at = 0;
  const gap = (end: number): void => {
    if (text.slice(at, end).trim() !== '') all.push({ ...trimSpan(text, at, end), kind: 'separator' });
  };
  for (const mark of marks) {
    gap(mark.start);
    all.push(mark);
    at = mark.end;
  }
  gap(text.length);
  return all;
}
