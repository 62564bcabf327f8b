import { noticeTemplates } from '#domain';
import { z } from 'zod';
import { taskHeaderSchema } from '../task/task-view.schema.js';
import {
  PAGE_MAX,
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import { namesSchema } from './directory.schema.js';

/** `GET /notices`: what I was told. Reading is separate from doing (F76). */
export const noticeQuerySchema = z.strictObject({
  ...pageQueryShape,
  /** `all`: those that were read as well. */
  box: z.enum(['toRead', 'all']).default('toRead'),
});
export type NoticeQuery = z.infer<typeof noticeQuerySchema>;

export const noticeItemSchema = z
  .object({
    id: idSchema,
    template: z.enum(noticeTemplates),
    task: taskHeaderSchema,
    track: idSchema.nullable(),
    urgent: z.boolean(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    at: instantSchema,
    readAt: instantSchema.nullable(),
  })
  .meta({ id: 'NoticeItem' });
export type NoticeItem = z.infer<typeof noticeItemSchema>;

/** Newest first. */
export const noticePageSchema = z
  .object({
    items: z.array(noticeItemSchema),
    next: cursorSchema.nullable(),
    counts: z.object({ toRead: countSchema }),
    names: namesSchema,
  })
  .meta({ id: 'NoticePage' });
export type NoticePage = z.infer<typeof noticePageSchema>;

/** `POST /notices/read`. */
export const noticeReadSchema = z
  .strictObject({ ids: z.array(idSchema).min(1).max(PAGE_MAX) })
  .meta({ id: 'NoticeRead' });
export type NoticeRead = z.infer<typeof noticeReadSchema>;

/** How many of them were unread until now. */
export const noticeReadResultSchema = z.object({ read: countSchema }).meta({ id: 'NoticeReadResult' });
export type NoticeReadResult = z.infer<typeof noticeReadResultSchema>;

/**
 * `GET /changes` (server-sent events). `event: task` says that a task the caller may see has moved to `seq`;
 * `event: todo` that the caller's own to-do list or inbox may have; `event: resync` after a gap: read everything anew.
 */
export const changeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('task'), task: idSchema, seq: countSchema }),
    z.object({ type: z.literal('resync') }),
  ])
  .meta({ id: 'Change' });
export type Change = z.infer<typeof changeSchema>;
