import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Problem } from '#contract';
import { readinessSchema, taskViewSchema } from '#contract';
import { Rig } from '../../kit/rig.js';
import { Api, addressOf, problemOf, refusalOf, shaped, untilStatus } from './api-kit.js';

/** A way to a server that can be cut and opened again, at one address. */
class Way {
  private readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;

  constructor(private readonly target: { host: string; port: number }) {
    this.server = net.createServer((socket) => this.pass(socket));
  }

  port = 0;

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private pass(socket: net.Socket): void {
    const onward = net.connect(this.target);
    for (const end of [socket, onward]) {
      this.sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        this.sockets.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  }
}

const receipt = { kind: 'acknowledgeReceipt', track: 'a' } as const;

describe('while something is away', () => {
  let rig: Rig;
  let api: Api;
  let toDatabase: Way;
  let toEngine: Way;
  beforeAll(async () => {
    rig = await Rig.open();
    const database = new URL(rig.scratch.ownerUrl);
    toDatabase = new Way({ host: database.hostname, port: Number(database.port) });
    const [host = '', port] = addressOf('TEMPORAL_ADDRESS').split(':');
    toEngine = new Way({ host, port: Number(port) });
    // Addresses are taken, then nobody listens: that is how the API starts.
    for (const way of [toDatabase, toEngine]) {
      await way.open();
      await way.cut();
    }
    database.port = String(toDatabase.port);
    database.hostname = '127.0.0.1';
    api = await Api.open(rig, {
      databaseUrl: database.toString(),
      temporalAddress: `127.0.0.1:${toEngine.port}`,
    });
    await api.furnish();
    await rig.issue('row-1');
  });
  afterEach(() => rig.replayAll());
  afterAll(async () => {
    await api.close();
    await toDatabase.cut();
    await toEngine.cut();
    await rig.close();
  });

  const ready = () => api.anybody('get', '/readyz');
  const failing = async () => {
    const found = shaped(readinessSchema, (await ready()).body);
    return found.checks.filter((check) => !check.ok).map((check) => check.name);
  };

  it('the API starts, is alive, not ready, and says what is away', async () => {
    expect((await api.anybody('get', '/livez')).body).toEqual({ alive: true });
    expect((await ready()).status).toBe(503);
    expect(await failing()).toEqual(['postgres', 'migrations', 'engine', 'pollers']);
    const a = await api.as('officerA');
    const response = await a.ask('get', '/tasks/row-1');
    expect(refusalOf(response)).toEqual([503, 'engine.unavailable']);
    expect((response.body as Problem).data).toEqual({ reason: 'postgres' });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.stringify(response.body)).not.toContain('127.0.0.1');
  });

  it('it recovers by itself: first reading, then acting', async () => {
    const a = await api.as('officerA');
    await toDatabase.open();
    await untilStatus('the record to be back', 200, () => a.ask('get', '/tasks/row-1'));
    expect(await failing()).toEqual(['engine', 'pollers']);
    const refused = await a.command('row-1', receipt, 'key-1');
    expect(refusalOf(refused)).toEqual([503, 'engine.unavailable']);
    expect((refused.body as Problem).data).toEqual({ reason: 'temporal' });
    expect((await a.get('/tasks/row-1', taskViewSchema)).state.status).toBe('issued');
    await toEngine.open();
    const done = await untilStatus('the command to be done', 200, () => a.command('row-1', receipt, 'key-1'));
    expect(done.body).toMatchObject({ task: { state: { status: 'inProgress' } } });
    await untilStatus('the API to be ready', 200, ready);
    expect((await rig.events('row-1')).filter(({ kind }) => kind === 'receiptAcknowledged')).toHaveLength(1);
  });

  it('a database that breaks off in between loses nothing that was answered', async () => {
    const a = await api.as('officerA');
    await toDatabase.cut();
    expect(problemOf(await a.ask('get', '/todo'))).toBe('engine.unavailable');
    expect(problemOf(await a.command('row-1', { kind: 'claim', track: 'a' }, 'key-2'))).toBe(
      'engine.unavailable',
    );
    await toDatabase.open();
    await untilStatus('the record to be back', 200, () => a.ask('get', '/todo'));
    const again = await a.command('row-1', receipt, 'key-1');
    expect([again.status, again.body]).toMatchObject([200, { replayed: true }]);
    expect((await a.command('row-1', { kind: 'claim', track: 'a' }, 'key-2')).status).toBe(200);
    await rig.agree('row-1');
  });
});
