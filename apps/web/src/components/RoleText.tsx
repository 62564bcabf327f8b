import type { SharingMode, TrackRole } from '#domain';
import { useTranslation } from 'react-i18next';
import { joining } from './joining.js';

/** A role and, where the paper says so, how it is shared: 落实（按职责）. */
export function RoleText({ role, mode }: { role: TrackRole; mode: SharingMode | null }) {
  const { t } = useTranslation();
  const word = t(`words.trackRole.${role}`);
  return <>{mode === null ? word : joining(t).noted(word, t(`words.mode.${mode}`))}</>;
}
