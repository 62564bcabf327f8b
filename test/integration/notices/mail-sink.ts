import net, { type AddressInfo } from 'node:net';

/** A mail as it arrived: envelope, and the whole text with its headers. */
export interface ReceivedMail {
  from: string;
  to: string[];
  text: string;
}

/** What the sink answers to a whole mail: taken, not now, or never. */
export type MailAnswer = '250 taken' | '451 later' | '550 never' | 'hang up';

/** The least of a mail server (RFC 5321): takes every mail and keeps it, or answers as it was told to. */
export class MailSink {
  readonly mails: ReceivedMail[] = [];
  /** Answers to the next mails, in turn; then every mail is taken. */
  readonly answers: MailAnswer[] = [];
  private readonly sockets = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.converse(socket));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private converse(socket: net.Socket): void {
    this.sockets.add(socket.setEncoding('utf8').on('error', () => undefined));
    socket.once('close', () => this.sockets.delete(socket));
    let mail: ReceivedMail = { from: '', to: [], text: '' };
    let inData = false;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const endOfMail = (): void => {
      inData = false;
      const answer = this.answers.shift() ?? '250 taken';
      if (answer === 'hang up') return void socket.destroy();
      if (answer === '250 taken') this.mails.push(mail);
      mail = { from: '', to: [], text: '' };
      say(answer);
    };
    const command = (line: string): void => {
      const [verb = ''] = line.toUpperCase().split(' ', 1);
      if (verb === 'EHLO' || verb === 'HELO') say('250 sink');
      else if (verb === 'MAIL') say(`250 ${(mail.from = addressIn(line))}`);
      else if (verb === 'RCPT') say(`250 ${mail.to.push(addressIn(line))}`);
      else if (verb === 'DATA') say(`354 ${String((inData = true))}`);
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    };
    say('220 sink');
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!inData) command(line);
        else if (line === '.') endOfMail();
        else mail.text += `${line.replace(/^\.\./, '.')}\n`;
      }
    });
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';
