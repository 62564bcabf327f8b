import type { LedgerRow, Names } from '#contract';
import type { Settlement } from '#contract';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/office.js';
import { joining } from './joining.js';
import { unitName } from './names.js';
import { RoleText } from './RoleText.js';

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
            {t('task.openGroup', { text: group.text })}
          </li>
        ))}
      </ul>
      <p className="num">
        {joining(t).labelled(
          t('ledgers.deadline'),
          row.standing
            ? t('ledgers.standing')
            : row.dueDay === null
              ? t('ledgers.undated')
              : words.day(row.dueDay),
        )}
      </p>
      {row.settled.map((settled) => (
        <SettledLine key={JSON.stringify(settled)} settled={settled} names={names} />
      ))}
    </div>
  );
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

function SettledLine({ settled, names }: { settled: Settlement; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const day = (value: string | null): string => (value === null ? t('ledgers.standing') : words.day(value));
  const text = (): string => {
    switch (settled.kind) {
      case 'groupExpanded':
        return t('ledgers.settled.groupExpanded', { text: settled.text, count: settled.units.length });
      case 'groupStandIn':
        return t('ledgers.settled.groupStandIn', { text: settled.text, unit: unitName(names, settled.unit) });
      case 'groupLeftOpen':
        return t('ledgers.settled.groupLeftOpen', { text: settled.text });
      case 'listLeftOpen':
        return t('ledgers.settled.listLeftOpen', { text: settled.text });
      case 'namedTwice':
        return t('ledgers.settled.namedTwice', { unit: unitName(names, settled.unit) });
      case 'deadlineInherited':
        return t('ledgers.settled.deadlineInherited', { row: settled.fromRow, day: day(settled.dueDay) });
      case 'deadlineDecided':
        return t('ledgers.settled.deadlineDecided', { day: day(settled.dueDay) });
    }
  };
  return <p className="small quiet">{text()}</p>;
}
