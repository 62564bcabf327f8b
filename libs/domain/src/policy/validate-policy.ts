import { MS_PER_DAY } from '../time/day.js';
import type { LadderRung, Policy, ReviewLevelRule } from './policy.js';

/** Bounds: more rungs, levels or longer times than these are a mistake, not a policy. */
export const RUNGS_MAX = 12;
export const WORKDAYS_MAX = 250;
export const LEVELS_MAX = 5;
const URGE_INTERVAL_MS_MAX = 30 * MS_PER_DAY;
const RETURNS_MAX = 100;

/**
 * Everything that is wrong with a policy, as stable codes with their place; empty when it may be used (F82). A ladder
 * must rise (F54), reach somebody and end: no chase after an acknowledgement may itself ask for one (F64).
 */
export function validatePolicy(policy: Policy): string[] {
  return [
    ...(policy.version === '' ? ['version.missing'] : []),
    ...Object.entries(policy.ladders).flatMap(([name, rungs]) => wrongLadder(name, rungs)),
    ...(policy.ladders.acknowledgement.some((r) => r.acknowledge) ? ['ladder.endless:acknowledgement'] : []),
    ...wrongLimits(policy.limits),
    ...wrongLevels(policy.reviewLevels),
    ...wrongLights(policy.lights),
  ];
}

function wrongLadder(name: string, rungs: readonly LadderRung[]): string[] {
  const wrong: string[] = [];
  const offsets = rungs.map((r) => r.offsetWorkdays);
  if (rungs.length > RUNGS_MAX) wrong.push(`ladder.too_long:${name}`);
  if (rungs.some((r) => r.id === '')) wrong.push(`ladder.unnamed_rung:${name}`);
  if (new Set(rungs.map((r) => r.id)).size !== rungs.length) wrong.push(`ladder.duplicate_rung:${name}`);
  // Two rungs of one offset would fall on one instant, and the lower one could never be heard (F57).
  if (offsets.some((offset, i) => i > 0 && offset <= (offsets[i - 1] ?? offset)))
    wrong.push(`ladder.not_ascending:${name}`);
  if (!offsets.every((offset) => Number.isInteger(offset) && Math.abs(offset) <= WORKDAYS_MAX))
    wrong.push(`ladder.too_far:${name}`);
  if (rungs.some((r) => r.receivers.length === 0)) wrong.push(`ladder.no_receiver:${name}`);
  return wrong;
}

function wrongLimits(limits: Policy['limits']): string[] {
  return Object.entries(limits)
    .filter(
      ([name, value]) =>
        !isBetween(value, 0, name === 'urgeIntervalMs' ? URGE_INTERVAL_MS_MAX : WORKDAYS_MAX),
    )
    .map(([name]) => `limit.invalid:${name}`);
}

function wrongLevels(levels: readonly ReviewLevelRule[]): string[] {
  const wrong: string[] = [];
  if (levels.length === 0) wrong.push('review.no_level');
  if (levels.length > LEVELS_MAX) wrong.push('review.too_many_levels');
  if (new Set(levels.map((l) => l.id)).size !== levels.length) wrong.push('review.duplicate_level');
  for (const { id, quorum } of levels) {
    const sound =
      quorum.mode === 'count'
        ? isBetween(quorum.count, 1, Number.MAX_SAFE_INTEGER)
        : quorum.mode !== 'percent' || (quorum.percent > 0 && quorum.percent <= 100);
    if (!sound) wrong.push(`review.quorum_invalid:${id}`);
  }
  return wrong;
}

function wrongLights(lights: Policy['lights']): string[] {
  const wrong: string[] = [];
  if (!isBetween(lights.nearDueWorkdays, 0, WORKDAYS_MAX)) wrong.push('lights.invalid:nearDueWorkdays');
  if (!isBetween(lights.returnsYellow, 1, RETURNS_MAX)) wrong.push('lights.invalid:returnsYellow');
  return wrong;
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
