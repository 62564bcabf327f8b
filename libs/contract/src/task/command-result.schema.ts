import { z } from 'zod';
import { BULK_MAX, countSchema, idSchema, idempotencyKeySchema } from '../wire/primitives.schema.js';
import { problemSchema } from '../wire/problem.schema.js';
import { commandRequestSchema } from './command.schema.js';
import { taskViewSchema } from './task-view.schema.js';

/** 200 of a command: done. `seq` counts the task's events right after it; `task` is the task as it stands now. */
export const commandResultSchema = z
  .object({
    seq: countSchema,
    task: taskViewSchema,
    /** The key had been used for this very command before; nothing was done twice. */
    replayed: z.boolean(),
  })
  .meta({ id: 'CommandResult' });
export type CommandResult = z.infer<typeof commandResultSchema>;

/**
 * 200 of a command that was sent with `Prefer: return=minimal` (RFC 7240): the same without the task, for programs that
 * do not look at it.
 */
export const commandDoneSchema = z
  .object({ seq: countSchema, replayed: z.boolean() })
  .meta({ id: 'CommandDone' });
export type CommandDone = z.infer<typeof commandDoneSchema>;

/** 202 of a command: taken, not yet done. Ask `poll` until it answers 200 or a problem. */
export const commandPendingSchema = z
  .object({ status: z.literal('pending'), key: z.string(), poll: z.string() })
  .meta({ id: 'CommandPending' });
export type CommandPending = z.infer<typeof commandPendingSchema>;

/** `POST /reviews/bulk`: every row stands for itself, one bad row stops no other (F44). */
export const bulkReviewSchema = z
  .strictObject({
    rows: z
      .array(z.strictObject({ task: idSchema, key: idempotencyKeySchema, command: commandRequestSchema }))
      .min(1)
      .max(BULK_MAX),
  })
  .meta({ id: 'BulkReview' });
export type BulkReview = z.infer<typeof bulkReviewSchema>;

/** One result per row, in the order of the request. */
export const bulkResultSchema = z
  .object({
    rows: z.array(
      z.discriminatedUnion('status', [
        z.object({ task: idSchema, status: z.literal('done'), seq: countSchema, replayed: z.boolean() }),
        z.object({ task: idSchema, status: z.literal('pending'), poll: z.string() }),
        z.object({ task: idSchema, status: z.literal('refused'), problem: problemSchema }),
      ]),
    ),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof bulkResultSchema>;
