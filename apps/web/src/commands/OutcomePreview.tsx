import type { Names } from '#contract';
import type { Address, Deadline, Notice } from '#domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Words } from '../app/office.js';
import { useWords } from '../app/office.js';
import { joining } from '../components/joining.js';
import { unitName } from '../components/names.js';
import type { FormContext } from './form-context.js';
import { allNames } from './form-context.js';
import type { Outcome } from './preview.js';

/** What would happen, said in a few lines before anything is sent: new states, new limits, who is told. */
export function OutcomePreview({ outcome, context }: { outcome: Outcome; context: FormContext }) {
  const { t } = useTranslation();
  const words = useWords(context.at);
  const lines = outcomeLines(outcome, { t, words, context });
  return (
    <div className="outcome">
      <strong>{t('commands.preview.title')}</strong>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

interface Saying {
  t: TFunction;
  words: Words;
  context: FormContext;
}

/** The lines of the preview, most important first. */
export function outcomeLines(outcome: Outcome, saying: Saying): string[] {
  const { t, words, context } = saying;
  const names = allNames(context);
  const lines: string[] = [];
  if (outcome.taskStatus !== null)
    lines.push(t('commands.preview.task', { status: t(`words.taskStatus.${outcome.taskStatus}`) }));
  const { shown, rest } = capped(outcome.tracks);
  for (const { track } of shown) {
    const said = {
      unit: unitName(names, track.unit),
      status: t(`words.trackStatus.${track.status}`),
      round: track.round,
    };
    lines.push(t(track.round > 1 ? 'commands.preview.trackRound' : 'commands.preview.track', said));
  }
  if (rest > 0) lines.push(t('commands.preview.moreUnits', { count: rest }));
  lines.push(...new Set(outcome.armed.map((clock) => armedLine(clock, t, words))));
  if (outcome.stopped.length > 0)
    lines.push(t('commands.preview.stopped', { kinds: kindsOf(outcome.stopped, t) }));
  if (outcome.paused.length > 0)
    lines.push(t('commands.preview.paused', { kinds: kindsOf(outcome.paused, t) }));
  if (lines.length === 0) lines.push(t('commands.preview.nothing'));
  const told = toldTo(outcome.notices, saying, names);
  lines.push(told === '' ? t('commands.preview.toldNobody') : t('commands.preview.told', { who: told }));
  return lines;
}

function armedLine(clock: Deadline, t: TFunction, words: Words): string {
  const kind = t(`words.deadlineKind.${clock.kind}`);
  if (clock.current === null)
    return t('commands.preview.armedNoDay', { kind, year: clock.waitsForYear ?? '' });
  return t('commands.preview.armed', { kind, day: words.nearDay(words.limitDay(clock.current)) });
}

function kindsOf(clocks: Deadline[], t: TFunction): string {
  return joining(t).list([...new Set(clocks.map((clock) => t(`words.deadlineKind.${clock.kind}`)))]);
}

const PEOPLE_NAMED_MAX = 3;

function toldTo(notices: Notice[], saying: Saying, names: Names): string {
  const said = notices
    .flatMap((notice) => notice.addresses)
    .map((address) => addressText(address, saying, names));
  const different = [...new Set(said)];
  const { shown, rest } = capped(different);
  const separator = saying.t('shell.list.separator');
  return rest === 0
    ? shown.join(separator)
    : `${shown.join(separator)} ${saying.t('commands.preview.moreTold', { count: rest })}`;
}

const LINES_MAX = 4;

/** The first few and how many more there are; one more is shown rather than counted. */
function capped<T>(all: T[]): { shown: T[]; rest: number } {
  if (all.length <= LINES_MAX + 1) return { shown: all, rest: 0 };
  return { shown: all.slice(0, LINES_MAX), rest: all.length - LINES_MAX };
}

/** An address as people say it, with the names of those who hold the role when the directory knows few of them. */
function addressText(address: Address, { t, context }: Saying, names: Names): string {
  if (address.person !== null) {
    const person = names.people[address.person];
    if (person !== undefined) return `${unitName(names, person.unit)} ${person.name}`;
  }
  const role = t(`words.role.${address.role}`);
  const who =
    address.unit === null
      ? t('commands.preview.roleAnywhere', { role })
      : t('commands.preview.roleIn', { role, unit: unitName(names, address.unit) });
  const people = (context.directory?.people ?? [])
    .filter((person) => person.roles.includes(address.role) && person.unit === address.unit)
    .map((person) => person.name);
  if (people.length === 0 || people.length > PEOPLE_NAMED_MAX) return who;
  return t('commands.preview.named', { who, people: joining(t).list(people) });
}
