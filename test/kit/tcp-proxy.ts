import net, { type AddressInfo } from 'node:net';

/** A line to a server that can be cut and mended. While it is cut, connections break and new ones are refused. */
export class TcpProxy {
  private readonly pairs = new Set<net.Socket>();
  private isCut = false;
  private readonly server = net.createServer((near) => this.join(near));

  private constructor(private readonly target: { host: string; port: number }) {}

  /** A line to the server of this address. */
  static async to(host: string, port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy({ host, port });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.pairs) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: net.Socket): void {
    if (this.isCut) return void near.destroy();
    const far = net.connect(this.target);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.pairs.add(socket);
      socket.pipe(other);
      socket.once('error', () => other.destroy());
      socket.once('close', () => {
        this.pairs.delete(socket);
        other.destroy();
      });
    }
  }
}
