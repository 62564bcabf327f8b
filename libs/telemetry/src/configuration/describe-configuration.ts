import type { Configuration, SettingSource } from './configuration.js';
import { type Sentence, type Setting, type SettingKey, settings } from './settings.js';

/** One line of `taizhang config`. `value` is null where there is none; a secret is shown as set, never itself. */
export interface DescribedSetting {
  key: SettingKey;
  value: string | null;
  source: SettingSource;
  about: Sentence;
}

/** Every setting with where it came from, secrets hidden. */
export function describeConfiguration({ values, sources }: Configuration): DescribedSetting[] {
  return (Object.keys(settings) as SettingKey[]).map((key) => ({
    key,
    value: shown(settings[key], values[key]),
    source: sources[key],
    about: settings[key].about,
  }));
}

function shown(setting: Setting, value: string | number | boolean | null): string | null {
  if (value === null) return null;
  return setting.secret === true ? hidden(String(value)) : String(value);
}

/** An address without user and password, so that one sees which server is meant; anything else not at all. */
function hidden(secret: string): string {
  if (!URL.canParse(secret)) return '***';
  const { protocol, host, pathname } = new URL(secret);
  return `${protocol}//***@${host}${pathname}`;
}
