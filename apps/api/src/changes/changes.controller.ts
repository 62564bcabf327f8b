import type { MessageEvent } from '@nestjs/common';
import { Controller, Header, Req, Sse } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { changeSchema } from '#contract';
import { findSession } from '#persistence';
import type { Observable } from 'rxjs';
import { finalize } from 'rxjs';
import { problem } from '../http/problem-error.js';
import type { Request } from '../http/request.js';
import { RecordGateway } from '../record/record.gateway.js';
import { Me, StaysOpen } from '../sign-in/access.decorators.js';
import { sessionToken } from '../sign-in/session-cookie.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { SESSION_IDLE_MS, signedIn } from '../sign-in/signed-in.js';
import { ChangeFeed } from './change-feed.js';
import { changeStream } from './change-stream.js';

/** Open streams of one person: some windows on some machines, not a flood. */
const STREAMS_MAX = 20;

@ApiTags('changes')
@Controller('api/v1/changes')
export class ChangesController {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly feed: ChangeFeed,
    private readonly record: RecordGateway,
  ) {}

  @Sse()
  @StaysOpen()
  @Header('X-Accel-Buffering', 'no')
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, standardSchema: changeSchema })
  stream(@Me() who: SignedIn, @Req() request: Request): Observable<MessageEvent> {
    const { person } = who.actor;
    const streams = this.open.get(person) ?? 0;
    if (streams >= STREAMS_MAX) throw problem('request.too_many', { retryAfterS: 60 });
    this.open.set(person, streams + 1);
    const stillThere = () => this.reader(sessionToken(request));
    return changeStream(this.feed.changes, who, stillThere).pipe(finalize(() => this.close(person)));
  }

  private close(person: string): void {
    const left = (this.open.get(person) ?? 1) - 1;
    if (left > 0) this.open.set(person, left);
    else this.open.delete(person);
  }

  /** The person with their present rights, or null once the session is over. */
  private async reader(token: string | null): Promise<SignedIn | null> {
    if (token === null) return null;
    const ask = { token, at: Date.now(), idleMs: SESSION_IDLE_MS, silently: true };
    const session = await this.record.read((tx) => findSession(tx, ask));
    return session === null ? null : signedIn(session);
  }
}
