import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeHome } from '#engine';
import { until } from '../../kit/until.js';
import { Taizhang, taizhang } from './taizhang.js';

const START_MS = 400_000;

describe('the system from one command', () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang 启动 '));
  const env = { TAIZHANG_HOME: home };
  let system: Taizhang | undefined;
  let firstAddress = '';

  afterAll(async () => {
    await taizhang(['stop'], env);
    system?.kill('SIGKILL');
    removeHome(home);
  }, 120_000);

  /** Starts it and gives the one address that it prints. */
  async function start(): Promise<string> {
    const starting = Taizhang.start(['up'], env);
    system = starting;
    const address = await until(
      'the address',
      () => /^ {4}(http:\/\/\S+)$/m.exec(starting.stdout)?.[1] ?? undefined,
      START_MS,
    );
    return address;
  }
  const names = async (address: string): Promise<string[]> => {
    const answer = await fetch(new URL('/api/v1/demo-accounts', address));
    const { accounts } = (await answer.json()) as { accounts: { login: string }[] };
    return accounts.map(({ login }) => login);
  };
  const counts = async (): Promise<{ open: number; closed: number; ledgers: number }> =>
    JSON.parse((await taizhang(['status', '--json'], env)).stdout) as {
      open: number;
      closed: number;
      ledgers: number;
    };

  it(
    'is not spoken to before it has started',
    async () => {
      const starting = start();
      await until('its engine', () => fs.existsSync(path.join(home, 'lock.json')));
      const early = await taizhang(['ledger', 'list'], env);
      expect(early.code).toBe(1);
      expect(early.stderr).toMatch(/\[system\.(starting|not_running)\]/);
      firstAddress = await starting;
    },
    START_MS + 60_000,
  );

  it(
    'sets everything up, loads the sample district and prints one address',
    async () => {
      expect((await fetch(new URL('/readyz', firstAddress))).status).toBe(200);
      expect(await names(firstAddress)).toEqual(
        expect.arrayContaining(['supervisor1', 'jyj.officer', 'leader1']),
      );
      const { open, closed, ledgers } = await counts();
      expect({ all: open + closed, ledgers }).toEqual({ all: 39, ledgers: 1 });
      expect(await taizhang(['verify'], env)).toMatchObject({ code: 0 });
    },
    START_MS + 60_000,
  );

  it('finds nothing wrong with itself but a calendar that may be missing, and a disk that may be full', async () => {
    const { stdout } = await taizhang(['doctor', '--json'], env);
    const findings = JSON.parse(stdout) as { id: string; level: string }[];
    expect(findings.filter((finding) => finding.level === 'fail')).toEqual([]);
    const warned = findings.filter(({ level }) => level === 'warn').map(({ id }) => id);
    // how full the disk of this machine is says nothing about the product
    expect(warned.filter((id) => !id.startsWith('calendar.') && id !== 'disk.free')).toEqual([]);
  });

  it('refuses a second start in the same home, and says where the first one is', async () => {
    const { code, stderr } = await taizhang(['up'], env);
    expect(code).toBe(1);
    expect(stderr).toContain('[engine.already_running]');
    expect(stderr).toContain(firstAddress);
  });

  it(
    'is where it was after its processes were killed',
    async () => {
      const before = await counts();
      system?.kill('SIGKILL');
      await system?.ended;
      const address = await start();
      expect(address).toBe(firstAddress);
      expect(await counts()).toEqual({ ...before, since: expect.anything(), pid: expect.anything() });
      expect(await taizhang(['verify'], env)).toMatchObject({ code: 0 });
    },
    START_MS + 60_000,
  );

  it('stops in order', async () => {
    expect(await taizhang(['stop'], env)).toMatchObject({ code: 0 });
    const ended = await system?.ended;
    expect(ended?.code).toBe(0);
    expect((await taizhang(['status'], env)).stderr).toContain('[system.not_running]');
    expect(await taizhang(['stop'], env)).toMatchObject({ code: 0 });
  }, 120_000);
});
