import type { Given } from '../command/command.js';
import { usageProblem } from '../command/problem.js';

/** A year given as an option. Throws a usage problem for anything else. */
export function yearOption(given: Given, name: string): number | undefined {
  const text = given.value(name);
  if (text === undefined) return undefined;
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2000 && year <= 2200) return year;
  throw usageProblem({ zh: `--${name} 应为四位年份。`, en: `--${name} is a year of four digits.` });
}
