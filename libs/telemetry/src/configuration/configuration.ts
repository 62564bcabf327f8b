import fs from 'node:fs';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import {
  type Sentence,
  type Setting,
  type SettingKey,
  type SettingValues,
  keysOfOthers,
  settings,
} from './settings.js';

/** Where a value came from. */
export type SettingSource = 'environment' | 'file' | 'default';

/** The valid settings of one process. */
export interface Configuration {
  readonly values: SettingValues;
  readonly sources: Readonly<Record<SettingKey, SettingSource>>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const keys = Object.keys(settings) as SettingKey[];
const fileKey = (key: string): string => `${key}_FILE`;

/**
 * Reads every setting from the environment, secrets also from files. An empty value counts as none. Throws
 * `ConfigurationError` with all problems at once: missing and invalid values, unknown `TAIZHANG_` keys, values that
 * need another one.
 */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const problems: ConfigurationProblem[] = [...unknownKeys(environment)];
  const values: Record<string, unknown> = {};
  const sources: Partial<Record<SettingKey, SettingSource>> = {};
  for (const key of keys) {
    const given = give(key, environment, problems);
    const read = settings[key].form.safeParse(given.text);
    if (read.success) values[key] = read.data;
    else if (given.source !== undefined)
      problems.push(given.text === undefined ? missing(key) : invalid(key));
    sources[key] = given.source ?? 'default';
  }
  if (problems.length === 0) problems.push(...unpaired(values as SettingValues));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { values: values as SettingValues, sources: sources as Record<SettingKey, SettingSource> };
}

/** The text of a setting. No source: it could not be read, which has been said. */
function give(
  key: SettingKey,
  environment: Environment,
  problems: ConfigurationProblem[],
): { text?: string; source?: SettingSource } {
  const direct = environment[key] || undefined;
  const file = isSecret(key) ? environment[fileKey(key)] || undefined : undefined;
  if (direct !== undefined && file !== undefined) {
    problems.push(twice(key));
    return {};
  }
  if (file === undefined)
    return direct === undefined ? { source: 'default' } : { text: direct, source: 'environment' };
  try {
    return { text: fs.readFileSync(file, 'utf8').trim(), source: 'file' };
  } catch {
    problems.push(unreadable(key));
    return {};
  }
}

function isSecret(key: SettingKey): boolean {
  const setting: Setting = settings[key];
  return setting.secret === true;
}

function unknownKeys(environment: Environment): ConfigurationProblem[] {
  const known = new Set<string>([...keys, ...keys.filter(isSecret).map(fileKey), ...keysOfOthers]);
  return Object.keys(environment)
    .filter((key) => key.startsWith('TAIZHANG_') && !known.has(key))
    .map((key) => ({
      key,
      code: 'setting.unknown',
      text: { zh: '没有这个设置，请检查拼写。', en: 'there is no such setting; check its spelling' },
    }));
}

/** Settings that are of no use without another one. */
function unpaired(values: SettingValues): ConfigurationProblem[] {
  const pairs: [SettingKey, SettingKey][] = [
    ['SMTP_URL', 'SMTP_FROM'],
    ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
  ];
  return pairs
    .filter(([key, needed]) => values[key] !== null && values[needed] === null)
    .map(([, needed]) => missing(needed));
}

const expected = ({ expects }: Setting): Sentence => expects;

const missing = (key: SettingKey): ConfigurationProblem => ({
  key,
  code: 'setting.missing',
  text: {
    zh: `缺少：${settings[key].about.zh}，应为${expected(settings[key]).zh}。`,
    en: `is missing: ${settings[key].about.en}, ${expected(settings[key]).en}`,
  },
});

const invalid = (key: SettingKey): ConfigurationProblem => ({
  key,
  code: 'setting.invalid',
  text: {
    zh: `无效，应为${expected(settings[key]).zh}。`,
    en: `is not valid; expected ${expected(settings[key]).en}`,
  },
});

const twice = (key: SettingKey): ConfigurationProblem => ({
  key,
  code: 'setting.twice',
  text: {
    zh: `${key} 与 ${fileKey(key)} 只能给出一个。`,
    en: `give either ${key} or ${fileKey(key)}, not both`,
  },
});

const unreadable = (key: SettingKey): ConfigurationProblem => ({
  key: fileKey(key),
  code: 'setting.unreadable',
  text: { zh: '无法读取该文件。', en: 'the file cannot be read' },
});
