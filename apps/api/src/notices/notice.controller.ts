import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NoticePage, NoticeQuery, NoticeRead, NoticeReadResult } from '#contract';
import { noticePageSchema, noticeQuerySchema, noticeReadResultSchema, noticeReadSchema } from '#contract';
import { inboxPage, markRead, unreadCount } from '#persistence';
import { RecordGateway } from '../record/record.gateway.js';
import { Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import { withHeaders } from '../tasks/task-header.js';

/** What a person was told (待阅). Reading is separate from doing (F76). */
@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticeController {
  constructor(private readonly record: RecordGateway) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: noticePageSchema })
  list(@Me() who: SignedIn, @Query({ schema: noticeQuerySchema }) query: NoticeQuery): Promise<NoticePage> {
    const { person } = who.actor;
    return this.record.read(async (tx) => {
      const { cursor, limit, box } = query;
      const page = await inboxPage(tx, { person, unreadOnly: box === 'toRead', cursor, limit });
      const found = await withHeaders(tx, page.items, Date.now());
      return {
        items: found.map(({ entry: { id, template, track, urgent, data, at, readAt }, task }) => ({
          id,
          template,
          task,
          track,
          urgent,
          data,
          at,
          readAt,
        })),
        next: page.next,
        counts: { toRead: await unreadCount(tx, person) },
        names: await lookUpNames(tx, mention(noMentions(), who.actor)),
      };
    });
  }

  @Post('read')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: noticeReadResultSchema })
  read(
    @Me() who: SignedIn,
    @Body({ schema: noticeReadSchema }) { ids }: NoticeRead,
  ): Promise<NoticeReadResult> {
    const ask = { person: who.actor.person, notices: ids, at: Date.now() };
    return this.record.change(async (tx) => ({ read: await markRead(tx, ask) }));
  }
}
