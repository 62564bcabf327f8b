import { MS_PER_DAY } from '#domain';
import { acts, inDays, supervisor, textOf } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { TcpProxy } from '../kit/tcp-proxy.js';
import { until } from '../kit/until.js';
import { WorkerProcess } from '../kit/worker-process.js';

jest.setTimeout(120_000);

describe('a worker whose line is cut', () => {
  let rig: Rig;
  let database: TcpProxy;
  let engine: TcpProxy;
  let worker: WorkerProcess;

  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
    const url = new URL(rig.scratch.ownerUrl);
    database = await TcpProxy.to(url.hostname, Number(url.port));
    url.host = `127.0.0.1:${database.port}`;
    const [host = '', port = ''] = (process.env['TEMPORAL_ADDRESS'] ?? '').split(':');
    engine = await TcpProxy.to(host, Number(port));
    worker = await WorkerProcess.start({
      databaseUrl: url.toString(),
      temporalAddress: `127.0.0.1:${engine.port}`,
      tenantId: rig.tenantId,
      taskQueue: rig.taskQueue,
    });
    await until('the worker to be ready', () => ready(worker));
  });
  afterEach(() => rig.replayAll());
  afterAll(async () => {
    await worker.kill();
    await database.close();
    await engine.close();
    await rig.close();
  });

  const accepted = (taskId: string) =>
    rig.eventsOfHistory(taskId, 'workflowExecutionUpdateAcceptedEventAttributes');

  it('to the database: what was accepted waits, and is done once when it is back', async () => {
    await rig.issue('waiting');
    await rig.agree('waiting');
    database.cut();
    const sent = [
      rig.send('waiting', acts.receive, 'key-1'),
      rig.send('waiting', acts.receiveSupport, 'key-2'),
      rig.send('waiting', { kind: 'urge', by: supervisor, text: textOf('why') }, 'key-3'),
    ];
    await until('all to be durable', async () => (await accepted('waiting')) === 3);
    await until('the worker to say so', async () => !(await ready(worker)));
    database.mend();
    const replies = await Promise.all(sent);
    expect(replies.map(({ outcome }) => outcome.accepted)).toEqual([true, true, true]);
    await rig.agree('waiting');
    await until('the worker to be ready', () => ready(worker));
  });

  it('to the database while a tick is due: it comes late, once', async () => {
    database.cut();
    await rig.issue('due', { dueDay: inDays(60) }, Date.now() - 30 * MS_PER_DAY);
    await until('the worker to say so', async () => !(await ready(worker)));
    database.mend();
    await until('the tick', async () => ((await rig.record('due')).wakeAt ?? 0) > Date.now());
    await rig.agree('due');
  });

  it('to the engine: it finds back by itself', async () => {
    await rig.issue('engine');
    await rig.agree('engine');
    engine.cut();
    const sent = rig.send('engine', acts.receive, 'key-1');
    engine.mend();
    expect((await sent).outcome).toMatchObject({ accepted: true });
    await rig.agree('engine');
  });

  it('and that is told to stop: it ends in order', async () => {
    const other = await WorkerProcess.start({
      databaseUrl: rig.scratch.ownerUrl,
      tenantId: rig.tenantId,
      taskQueue: `${rig.taskQueue}-other`,
    });
    await until('it to be ready', () => ready(other));
    expect(await answers(other, 'metrics')).toBe(true);
    expect(await answers(other, 'nothing')).toBe(false);
    expect(await other.stop()).toBe(0);
  });

  it('before it has begun: it waits for database and engine, and can be stopped meanwhile', async () => {
    const nowhere = await TcpProxy.to('127.0.0.1', 1);
    nowhere.cut();
    const early = await WorkerProcess.start({
      databaseUrl: `postgresql://app@127.0.0.1:${nowhere.port}/none`,
      temporalAddress: `127.0.0.1:${nowhere.port}`,
      tenantId: rig.tenantId,
      taskQueue: rig.taskQueue,
    });
    await until('it to answer', () => answers(early, 'livez'));
    expect(await ready(early)).toBe(false);
    expect(await early.stop()).toBe(0);
    await nowhere.close();
  });
});

async function answers(worker: WorkerProcess, path: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${worker.healthPort}/${path}`);
  await response.body?.cancel();
  return response.ok;
}

const ready = (worker: WorkerProcess): Promise<boolean> => answers(worker, 'readyz');
