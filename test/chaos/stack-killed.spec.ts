import path from 'node:path';
import type { Task } from '#domain';
import { until } from '../kit/until.js';
import { auditCommands, courses, sweepAfter, tamper } from './stack-kit/audit.js';
import { Chance } from './stack-kit/chance.js';
import { countImport, importMoments, importPaper, importPaperKilled, newPaper } from './stack-kit/import.js';
import { type Cast, issueRows, playLifecycle, signInCast } from './stack-kit/lifecycle.js';
import { type Part, isReady, killPart, partIsBack, parts, readiness } from './stack-kit/parts.js';
import type { Answer } from './stack-kit/person.js';
import { queryRecord } from './stack-kit/record.js';
import { toldYear } from './stack-kit/told-year.js';
import { Traffic } from './stack-kit/traffic.js';
import { WholeSystem } from './stack-kit/whole-system.js';
import { Witness } from './stack-kit/witness.js';
import { countRuns } from './stack-kit/workflows.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Everything goes on by itself within this time of the part's return. */
const RECOVERY_MS = 15_000;
const CLIENTS = 4;
/** Rows of one experiment, and the commands of people in each. */
const ROWS = 8;
const COMMANDS_A_ROW = 6;
const SAMPLE_ROWS = 39;
/** A sweep every 30 s, of what has been late for 60 s. */
const SWEEP_LIMIT_MS = 120_000;

jest.setTimeout(180_000);

/** One system for all of it, in the order of the tests: what each of them leaves is the next one's past. */
describe('the whole running system', () => {
  const chance = Chance.seeded();
  const system = new WholeSystem();
  const witness = new Witness();
  const played: string[] = [];
  let cast: Cast;
  let rows: string[];
  /** What happens on a row when nothing is killed. */
  let usual: string;
  /** When the last fault was healed. */

  afterAll(() => system.remove());

  const say = (text: string): void => void process.stderr.write(`  ${text}\n`);

  /** Lets the clients play rows, does harm in the middle, and waits until all have gone on and finished. */
  async function inTheMiddle(what: string, harm: () => Promise<number>): Promise<void> {
    const tasks = rows.splice(0, ROWS);
    const traffic = new Traffic(cast, tasks, CLIENTS, chance.fork());
    await traffic.reaches(chance.between(4, (ROWS * COMMANDS_A_ROW) / 2));
    const backAt = await harm();
    await traffic.goesOnAfter(backAt, RECOVERY_MS);
    const going = performance.now() - backAt;
    await until('the system to be ready', () => isReady(system), Math.max(1, RECOVERY_MS - going));
    const ready = performance.now() - backAt;
    await traffic.finished;
    played.push(...tasks);
    const seen = witness.takeTroubles().map(([trouble, count]) => `${trouble} ×${count}`);
    say(
      `${what}: all clients go on ${seconds(going)} after its return, ready ${seconds(ready)}; ${seen.join(', ')}`,
    );
    expect(seen.filter((trouble) => trouble.startsWith('500'))).toEqual([]);
    await nothingIsLost(tasks);
  }

  async function nothingIsLost(tasks: readonly string[]): Promise<void> {
    const told = witness.acknowledged.filter(({ task }) => tasks.includes(task));
    expect(told).toHaveLength(tasks.length * COMMANDS_A_ROW);
    expect(await auditCommands(system, tasks, told)).toEqual({ lost: [], twice: [], unasked: [] });
    expect(await courses(system, tasks)).toEqual(new Map(tasks.map((task) => [task, usual])));
  }

  describe('first start', () => {
    it('killed with -9 while it loads the sample, then started again: complete, told once', async () => {
      system.launch();
      const rowsThen = chance.between(1, 30);
      const count = async (): Promise<number> => {
        const [found] = await queryRecord<{ count: number }>(
          system,
          'select count(*)::int as count from task',
        );
        return found?.count ?? 0;
      };
      await until('a part of the sample', async () => (await count()) >= rowsThen, 120_000);
      await system.kill();
      say(`the first start was killed with ${await count()} of ${SAMPLE_ROWS} rows begun`);
      await system.start();
      const [sample] = await queryRecord<{ value: { stage: string; until: number } }>(
        system,
        `select value from setting where key = 'sampleOffice'`,
      );
      expect(sample?.value.stage).toBe('running');
      const told = await toldYear(root, sample?.value.until ?? 0);
      expect(told.size).toBe(SAMPLE_ROWS);
      expect(await sampleCommands()).toEqual(
        new Map([...told].map(([row, keys]) => [row, [...keys].sort()])),
      );
    });

    async function sampleCommands(): Promise<Map<number, string[]>> {
      const found = await queryRecord<{ row: number; keys: string[] }>(
        system,
        `select t.row_no as row, array_agg(c.command_id::text order by c.command_id::text collate "C") as keys
         from task t join task_command c on c.task_id = t.id where c.command_id like 'sample-%' group by t.row_no`,
      );
      return new Map(found.map(({ row, keys }) => [row, keys]));
    }

    it('lets people work', async () => {
      cast = await signInCast(system, witness);
      rows = await issueRows(cast, `chaos-${chance.key()}`, 1 + ROWS * (parts.length + 3) + 3);
      const undisturbed = rows.splice(0, 1);
      for (const task of undisturbed) await playLifecycle(cast, task, chance.fork());
      usual = (await courses(system, undisturbed)).get(undisturbed[0] ?? '') ?? '';
      expect(usual).toContain('taskCompleted 1');
      played.push(...undisturbed);
      await nothingIsLost(undisturbed);
    });
  });

  describe('killed with -9 in the middle of lifecycles', () => {
    it.each(chance.shuffled(parts))(
      '%s: nothing acknowledged is lost or done twice, all goes on',
      async (part) => {
        await inTheMiddle(part, async () => partIsBack(system, part, await killPart(system, part)));
      },
    );

    it('all of them at once', async () => {
      await inTheMiddle('all four', async () => {
        const killed: [Part, number][] = [];
        for (const part of chance.shuffled(parts)) killed.push([part, await killPart(system, part)]);
        return Math.max(...(await Promise.all(killed.map(([part, pid]) => partIsBack(system, part, pid)))));
      });
    });

    it('the supervisor, then started again: everything is where it was', async () => {
      await inTheMiddle('the supervisor', async () => {
        await system.kill();
        await system.start();
        return performance.now();
      });
    });

    it('and stopped in order, then started again: nothing is lost either', async () => {
      await inTheMiddle('an orderly stop', async () => {
        expect(await system.stop()).toBe(0);
        expect(['api', 'worker', 'temporal', 'postgres'].map((part) => system.pidOf(part))).toEqual(
          Array(4).fill(undefined),
        );
        await system.start();
        return performance.now();
      });
    });
  });

  describe('a part that stays away', () => {
    /** The answer to a command while the part is away; afterwards the same command is done, once. */
    async function whileAway(part: Part, look: (ask: () => Promise<Answer>) => Promise<void>): Promise<void> {
      const [task] = rows.splice(0, 1) as [string];
      const key = chance.key();
      const { state } = await cast.lead.get<{ state: Task }>(`/tasks/${task}`);
      const track = state.tracks.find(({ role }) => role === 'support')?.id;
      const body = { kind: 'submitPart', track, text: '已完成。', attachments: [] };
      const ask = (): Promise<Answer> => cast.supports[0].once('POST', `/tasks/${task}/commands`, body, key);
      system.freeze();
      let pid: number;
      try {
        pid = await killPart(system, part);
        await look(ask);
      } finally {
        system.thaw();
      }
      const backAt = await partIsBack(system, part, pid);
      const done = await until('the command to be done', () => ask().then(doneOrUndefined), RECOVERY_MS);
      say(`${part}: the command is done ${seconds(performance.now() - backAt)} after its return`);
      await until('the system to be ready', () => isReady(system), RECOVERY_MS);
      const told = [{ task, key, seq: done.body['seq'] as number }];
      expect(await auditCommands(system, [task], told)).toEqual({ lost: [], twice: [], unasked: [] });
    }

    const unavailable = (reason: string) => ({
      status: 503,
      body: { code: 'engine.unavailable', data: { reason } },
    });

    it('PostgreSQL: 503 with a stable code to everything', async () => {
      await whileAway('postgres', async (ask) => {
        expect(await ask()).toMatchObject(unavailable('postgres'));
        expect(await readiness(system)).toBe(503);
        expect(await cast.lead.once('GET', '/todo')).toMatchObject(unavailable('postgres'));
      });
    });

    it('the engine: 503 to commands, while reads go on', async () => {
      await whileAway('temporal', async (ask) => {
        expect(await ask()).toMatchObject(unavailable('temporal'));
        expect(await readiness(system)).toBe(503);
        expect(await cast.lead.once('GET', '/todo')).toMatchObject({ status: 200 });
      });
    });

    it('the worker: 202 to commands, which are done when it is back', async () => {
      await whileAway('worker', async (ask) => {
        expect(await ask()).toMatchObject({ status: 202, body: { status: 'pending' } });
      });
    });
  });

  describe('an import from the command line', () => {
    it('killed with -9 at three moments and run again, also twice at once: each row exactly once', async () => {
      const paper = newPaper(root, system.home);
      for (const moment of importMoments) await importPaperKilled(system, paper, moment);
      const ends = await Promise.all([importPaper(system, paper), importPaper(system, paper)]);
      expect(ends.map(({ code, output }) => (code === 0 ? code : output))).toEqual([0, 0]);
      const found = await countImport(system, paper);
      const all = { rows: SAMPLE_ROWS, issued: SAMPLE_ROWS, tasks: SAMPLE_ROWS, issues: SAMPLE_ROWS };
      expect(found).toEqual({ ledger: expect.any(String), ledgers: 1, ...all });
      const ledger = found?.ledger ?? '';
      await until(
        'every workflow to be listed',
        async () => (await countRuns(system, ledger)) >= SAMPLE_ROWS,
      );
      expect(await countRuns(system, ledger)).toBe(SAMPLE_ROWS);
    });
  });

  describe('after all of it', () => {
    it('no workflow of a finished row is left, and then the sweep finds nothing to mend', async () => {
      const ledger = played[0]?.replace(/-\d+$/, '') ?? '';
      const open = 3; // the rows that waited for a part to come back
      // what closed a row may have been lost by the engine after the record had it; the sweep tells such a workflow
      const ended = async () => (await countRuns(system, ledger, 'Running')) === open;
      await until('finished rows to end', ended, SWEEP_LIMIT_MS);
      const endedAt = Date.now();
      const sweep = await until('a sweep', () => sweepAfter(system, endedAt), SWEEP_LIMIT_MS);
      expect(sweep).toEqual({ nudged: 0, restarted: 0 });
    });

    it('taizhang verify finds every chain, every row and every replica consistent', async () => {
      await nothingIsLost(played);
      const { code, output } = await system.taizhang('verify').ended;
      say(output.trim().split('\n').at(-1) ?? '');
      expect([code, output]).toEqual([0, expect.stringContaining('✓')]);
    });

    it('and it would have found one changed word', async () => {
      const [task] = played as [string];
      await tamper(system, task);
      const { code, output } = await system.taizhang('verify', '--record-only').ended;
      expect([code, output]).toEqual([1, expect.stringContaining(task)]);
    });
  });
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const doneOrUndefined = (answer: Answer): Answer | undefined => (answer.status === 200 ? answer : undefined);
