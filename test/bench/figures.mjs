/** Every figure that is reported, with its goal. `most`: at most the goal is good; else at least. */
const figures = {
  'lifecycle.throughput_ratio': { unit: 'ours / bare', goal: 0.5, most: false },
  'lifecycle.events': { unit: 'events', goal: 60, most: true },
  'lifecycle.transitions': { unit: 'transitions', goal: 12, most: true },
  'lifecycle.commits_ratio': { unit: 'ours / bare', goal: 1.5, most: true },
  'read.stale': { unit: 'of 10,000', goal: 0, most: true },
  'visible.p99_ms': { unit: 'ms', goal: 500, most: true },
  'todo.page_ratio': { unit: 'ours / raw SQL', goal: 3, most: true },
  'start.second_s': { unit: 's', goal: 10, most: true },
  'idle.memory_mb': { unit: 'MB', goal: 1200, most: true },
  'year.pure_s': { unit: 's', goal: 2, most: true },
};

export const figureIds = Object.keys(figures);

/** One measured figure beside its goal. `note` says what stands behind it, for people. */
export function figure(id, value, note = '') {
  const { unit, goal, most } = figures[id];
  return {
    id,
    value: Math.round(value * 1000) / 1000,
    unit,
    goal,
    pass: most ? value <= goal : value >= goal,
    note,
  };
}

/** The figures as aligned lines. */
export function table(measured) {
  const lines = measured.map((f) => [
    f.pass ? '✓' : '✗',
    f.id,
    String(f.value),
    f.unit,
    `goal ${figures[f.id].most ? '≤' : '≥'} ${f.goal}`,
    f.note,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
