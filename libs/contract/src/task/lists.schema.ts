import { commandKinds, taskStatuses, todoKinds } from '#domain';
import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import { trackRoleSchema, trackStatusSchema } from './task-state.schema.js';
import { lightSchema, taskHeaderSchema } from './task-view.schema.js';

/** `GET /todo`: what I am asked to do, next deadline first; without a deadline last. */
export const todoQuerySchema = z.strictObject({
  ...pageQueryShape,
});
export type TodoQuery = z.infer<typeof todoQuerySchema>;

export const todoItemSchema = z
  .object({
    id: idSchema,
    kind: z.enum(todoKinds),
    task: taskHeaderSchema,
    track: idSchema.nullable(),
    subject: z.string().nullable(),
    since: instantSchema,
    due: instantSchema.nullable(),
  })
  .meta({ id: 'TodoItem' });
export type TodoItem = z.infer<typeof todoItemSchema>;

/** `counts` is of all that I have, whatever the page and the filter. */
export const todoPageSchema = z
  .object({
    items: z.array(todoItemSchema),
    next: cursorSchema.nullable(),
    counts: z.object({ todo: countSchema, overdue: countSchema, toRead: countSchema }),
    names: namesSchema,
  })
  .meta({ id: 'TodoPage' });
export type TodoPage = z.infer<typeof todoPageSchema>;

/** `GET /done`: what I did, latest first (已办). */
export const donePageSchema = z
  .object({
    items: z.array(
      z.object({
        id: idSchema,
        task: taskHeaderSchema,
        kind: z.enum(commandKinds),
        seq: countSchema,
        at: instantSchema,
      }),
    ),
    next: cursorSchema.nullable(),
    names: namesSchema,
  })
  .meta({ id: 'DonePage' });
export type DonePage = z.infer<typeof donePageSchema>;

/** `GET /tasks`: rows by what the board counts; every number opens exactly its rows (UX 5). */
export const taskListQuerySchema = z.strictObject({
  ...pageQueryShape,
  ledger: idSchema.optional(),
  status: z.enum(taskStatuses).optional(),
  light: lightSchema.optional(),
  unit: idSchema.optional(),
  section: lineSchema.optional(),
  open: z.stringbool().optional(),
  /** Words of the row, its item, its section, its responsibility or its units; several in any order. */
  text: lineSchema.optional(),
});
export type TaskListQuery = z.infer<typeof taskListQuerySchema>;

export const taskListItemSchema = taskHeaderSchema
  .extend({
    units: z.array(z.object({ unit: idSchema, role: trackRoleSchema, status: trackStatusSchema })),
    daysLate: countSchema.nullable(),
  })
  .meta({ id: 'TaskListItem' });
export type TaskListItem = z.infer<typeof taskListItemSchema>;

export const taskPageSchema = z
  .object({ items: z.array(taskListItemSchema), next: cursorSchema.nullable(), names: namesSchema })
  .meta({ id: 'TaskPage' });
export type TaskPage = z.infer<typeof taskPageSchema>;
