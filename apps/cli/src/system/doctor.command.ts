import { diagnose, runningEngine, type Finding } from '#engine';
import type { Command, Surroundings } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { databaseUrlOf } from '../connection/whereabouts.js';
import { checkApplication } from './application-findings.js';

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

/** Looks at machine, engine, database, calendars and workers; each finding comes with its remedy. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: {
    zh: '检查本机与系统，逐项给出处理办法',
    en: 'check machine and system, each finding with its remedy',
  },
  options: { json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } } },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const findings = await allFindings(surroundings);
    if (given.flag('json')) terminal.print(JSON.stringify(findings, null, 2));
    else {
      for (const { level, message, remedy } of findings) {
        terminal.print(`${marks[level]} ${terminal.words(message)}`);
        if (remedy !== undefined) terminal.print(`    → ${terminal.words(remedy)}`);
      }
    }
    return findings.some((finding) => finding.level === 'fail') ? exitCodes.failed : exitCodes.ok;
  },
};

async function allFindings({ env, home }: Surroundings): Promise<Finding[]> {
  const found = await diagnose({ home, env });
  const running = runningEngine(home);
  const databaseUrl = databaseUrlOf(env) ?? running?.databaseUrl;
  const temporalAddress = env['TEMPORAL_ADDRESS'] || running?.temporalAddress;
  if (databaseUrl === undefined) return found;
  return [
    ...found,
    ...(await checkApplication({ databaseUrl, temporalAddress, env, address: running?.address })),
  ];
}
