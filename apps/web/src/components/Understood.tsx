import type { LedgerRow, Names, Settlement } from '#contract';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/office.js';
import { joining } from './joining.js';
import { limitText } from './limit-text.js';
import { unitName } from './names.js';
import { RoleText } from './RoleText.js';
import { SettledLines } from './SettledLines.js';

/** What a row was understood to say: units by role, open groups, the day, and what was settled beyond the plain words. */
export function Understood({ row, names }: { row: LedgerRow; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className="understood">
      <ul>
        {byRole(row).map((group) => (
          <li key={group.key}>
            <span className={group.role === 'lead' || group.role === 'jointLead' ? 'tag tag-lead' : 'tag'}>
              <RoleText role={group.role} mode={group.mode} />
            </span>{' '}
            <Units names={group.units.map((unit) => unitName(names, unit))} />
          </li>
        ))}
        {row.placeholders.map((group) => (
          <li key={group.id}>
            <span className="tag">{t(`words.trackRole.${group.role}`)}</span>{' '}
            {isUnknown(row, group.text)
              ? joining(t).noted(group.text, t('intake.parts.unknown'))
              : t('task.openGroup', { text: group.text })}
          </li>
        ))}
      </ul>
      <p className="num">{joining(t).labelled(t('ledgers.deadline'), limitText(row, t, words))}</p>
      <SettledLines settled={row.settled.filter((one) => stillHolds(one, row))} names={names} />
    </div>
  );
}

/** A group that was left to its lead when the paper was read may have been named since. */
function stillHolds(settled: Settlement, { placeholders }: LedgerRow): boolean {
  return settled.kind !== 'groupLeftOpen' || placeholders.some(({ text }) => text === settled.text);
}

/** A name that the directory does not have stands open like a group, but nobody nominates its members. */
function isUnknown({ questions }: LedgerRow, text: string): boolean {
  return questions.some(({ code, data }) => code === 'unit.unknown' && data?.['unitText'] === text);
}

interface RoleGroup {
  key: string;
  role: LedgerRow['assignments'][number]['role'];
  mode: LedgerRow['assignments'][number]['mode'];
  units: string[];
}

/** Units of one role and mode together, in the order of the paper. */
function byRole(row: LedgerRow): RoleGroup[] {
  const groups = new Map<string, RoleGroup>();
  for (const { unit, role, mode } of row.assignments) {
    const key = `${role} ${mode}`;
    const group = groups.get(key) ?? { key, role, mode, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const UNITS_SHOWN = 6;

/** Names of units; a long list is folded behind its beginning and its number. */
function Units({ names }: { names: string[] }) {
  const { t } = useTranslation();
  const separator = t('shell.list.separator');
  if (names.length <= UNITS_SHOWN) return <>{names.join(separator)}</>;
  return (
    <details className="folded-units">
      <summary>
        {t('shell.list.many', {
          names: names.slice(0, UNITS_SHOWN / 2).join(separator),
          count: names.length,
        })}
      </summary>
      {names.join(separator)}
    </details>
  );
}
