import type { Sentence } from './settings.js';

/** One thing that is wrong with the environment, and what would be right. */
export interface ConfigurationProblem {
  key: string;
  code: 'setting.missing' | 'setting.invalid' | 'setting.unknown' | 'setting.twice' | 'setting.unreadable';
  text: Sentence;
}

/** Everything that is wrong with the environment, at once. Values are not repeated: one of them may be a secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(problems.map(({ key, text }) => `${key}: ${text.en}`).join('\n'));
  }
}
