import type { TrackRole } from '#domain';
import { trackRoles } from '#domain';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { UnitsSelect } from '../../components/UnitSelect.js';
import { unitName } from '../../components/names.js';
import { allNames } from '../form-context.js';
import type { FieldValue, Joining } from '../form-values.js';
import type { WidgetProps } from './widgets.js';

const FIRST_ROLE: TrackRole = 'support';

/** Units that join the row, each with the role it gets (F9, F22). */
export function JoiningWidget({ id, value, onChange, context }: WidgetProps) {
  const { t } = useTranslation();
  const roles = rolesOf(value);
  const units = Object.keys(roles);
  const change = (next: Joining['roles']): void => onChange({ is: 'joining', roles: next });
  return (
    <>
      <UnitsSelect
        id={id}
        label={t('commands.field.joining')}
        value={units}
        onChange={(chosen) =>
          change(Object.fromEntries(chosen.map((unit) => [unit, roles[unit] ?? FIRST_ROLE])))
        }
      />
      {units.map((unit) => {
        const label = t('commands.joining.role', { unit: unitName(allNames(context), unit) });
        return (
          <div key={unit} className="field">
            <label htmlFor={`${id}-${unit}`}>{label}</label>
            <Select
              id={`${id}-${unit}`}
              value={roles[unit] ?? FIRST_ROLE}
              options={trackRoles.map((role) => ({ value: role, label: t(`words.trackRole.${role}`) }))}
              onChange={(role: TrackRole) => change({ ...roles, [unit]: role })}
            />
          </div>
        );
      })}
    </>
  );
}

function rolesOf(value: FieldValue | undefined): Joining['roles'] {
  const chosen = typeof value === 'object' && value !== null && 'is' in value ? value : null;
  return chosen?.is === 'joining' ? chosen.roles : {};
}
