import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  BulkResult,
  BulkReview,
  CommandDone,
  CommandPending,
  CommandRequest,
  CommandResult,
} from '#contract';
import {
  bulkResultSchema,
  bulkReviewSchema,
  commandPendingSchema,
  commandRequestSchema,
  commandResultSchema,
  idSchema,
  idempotencyKeySchema,
} from '#contract';
import { problem } from '../http/problem-error.js';
import type { Reply } from '../http/request.js';
import { RecordGateway } from '../record/record.gateway.js';
import { Identifies, Me, Who } from '../sign-in/access.decorators.js';
import type { Identify } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { BulkReviewService } from './bulk-review.service.js';
import { pollAddress } from './command-address.js';
import type { Performed } from './command.service.js';
import { CommandService } from './command.service.js';
import { TaskReader } from './task.reader.js';

@ApiTags('tasks')
@Controller('api/v1')
export class CommandController {
  constructor(
    private readonly commands: CommandService,
    private readonly bulk: BulkReviewService,
    private readonly record: RecordGateway,
    private readonly reader: TaskReader,
  ) {}

  @Post('tasks/:id/commands')
  @Identifies()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: 'return=minimal leaves the task out of the answer',
  })
  @ApiResponse({ status: 200, standardSchema: commandResultSchema })
  @ApiResponse({ status: 202, standardSchema: commandPendingSchema })
  async perform(
    @Who() identify: Identify,
    @Param('id', { schema: idSchema }) task: string,
    @Headers() headers: IncomingHttpHeaders,
    @Body({ schema: commandRequestSchema }) request: CommandRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<CommandResult | CommandDone | CommandPending> {
    const key = idempotencyKey(headers['idempotency-key']);
    const { who, ...performed } = await this.commands.perform({ identify, task, key, request });
    if (performed.status === 'pending' || !isMinimal(headers['prefer']))
      return this.answer(who, task, key, performed, reply);
    reply.code(HttpStatus.OK).header('preference-applied', 'return=minimal');
    return { seq: performed.seq, replayed: performed.replayed };
  }

  @Get('tasks/:id/commands/:key')
  @ApiResponse({ status: 200, standardSchema: commandResultSchema })
  @ApiResponse({ status: 202, standardSchema: commandPendingSchema })
  async poll(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) task: string,
    @Param('key', { schema: idempotencyKeySchema }) key: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<CommandResult | CommandPending> {
    const performed = await this.commands.poll(who, task, key);
    return this.answer(who, task, key, performed, reply);
  }

  @Post('reviews/bulk')
  @ApiResponse({ status: 200, standardSchema: bulkResultSchema })
  async review(
    @Me() who: SignedIn,
    @Body({ schema: bulkReviewSchema }) ask: BulkReview,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<BulkResult> {
    reply.code(HttpStatus.OK);
    return this.bulk.perform(who, ask);
  }

  private async answer(
    who: SignedIn,
    task: string,
    key: string,
    performed: Performed,
    reply: Reply,
  ): Promise<CommandResult | CommandPending> {
    if (performed.status === 'pending') {
      const poll = pollAddress(task, key);
      reply.code(HttpStatus.ACCEPTED).header('location', poll).header('retry-after', '1');
      return { status: 'pending', key, poll };
    }
    reply.code(HttpStatus.OK);
    const view = await this.record.read((tx) => this.reader.view(tx, task, who.actor, Date.now()));
    return { seq: performed.seq, task: view, replayed: performed.replayed };
  }
}

/** Whether the client does without the task (RFC 7240). */
function isMinimal(prefer: string | string[] | undefined): boolean {
  return [prefer ?? []].flat().some((one) => /(?:^|,)\s*return\s*=\s*"?minimal"?\s*(?:[,;]|$)/i.test(one));
}

function idempotencyKey(given: string | string[] | undefined): string {
  const parsed = idempotencyKeySchema.safeParse(given);
  if (!parsed.success) throw problem('command.key_missing');
  return parsed.data;
}
