import type { Light } from '#domain';

/** The light of `task` rows (alias `t`) at the instant of parameter `at`: what `light` of the law gives (F53). */
export function lightAt(at: string): string {
  return `case when t.red_from <= ${at} then 'red' when t.yellow_from <= ${at} then 'yellow'
    when t.blue_from <= ${at} then 'blue' else 'green' end`;
}

/** A number for every light. */
export type LightCounts = Record<Light, number>;

/** Select list that counts `t` rows by light into `green`, `blue`, `yellow` and `red`. */
export function countByLight(at: string): string {
  return (['green', 'blue', 'yellow', 'red'] as const)
    .map((light) => `count(*) filter (where ${lightAt(at)} = '${light}')::int as ${light}`)
    .join(', ');
}
