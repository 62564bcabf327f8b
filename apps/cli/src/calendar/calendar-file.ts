import fs from 'node:fs';
import { z } from 'zod';
import type { CalendarYear } from '#persistence';
import { CliProblem } from '../command/problem.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A published year as a file: only where it departs from Monday to Friday. */
const schema = z.strictObject({
  year: z.int().min(2000).max(2200),
  holidays: z.array(day).max(150),
  makeUpWorkdays: z.array(day).max(60),
  source: z.string().min(1).max(500),
});

/** Reads a year from a JSON file. Throws `calendar.file_invalid`, which names the first thing that is wrong. */
export function readCalendarFile(file: string): CalendarYear {
  const parsed = schema.safeParse(parsedJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

export function invalid(reason: string): CliProblem {
  return new CliProblem(
    'calendar.file_invalid',
    { zh: `日历文件不可用：${reason}`, en: `The calendar file cannot be used: ${reason}` },
    {
      zh: '格式：{"year":2027,"holidays":["2027-01-01"],"makeUpWorkdays":[],"source":"发布文件名称"}；holidays 只列放假的周一至周五，makeUpWorkdays 只列上班的周六周日。',
      en: 'Form: {"year":2027,"holidays":["2027-01-01"],"makeUpWorkdays":[],"source":"the paper that published it"}; holidays lists weekdays that are off, makeUpWorkdays weekend days that are worked.',
    },
  );
}
