import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedPost {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes what is posted to it and answers 204, or the statuses it was told, in turn; 0 hangs up. */
export class PostSink {
  readonly posts: ReceivedPost[] = [];
  readonly answers: number[] = [];
  private readonly server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const status = this.answers.shift() ?? 204;
      if (status === 0) return void request.socket.destroy();
      this.posts.push({ headers: request.headers, body });
      response.writeHead(status, status === 302 ? { location: this.address } : {}).end();
    });
  });
  private address = '';

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notices`;
    return this.address;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
