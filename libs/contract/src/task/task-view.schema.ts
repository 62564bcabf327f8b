import type { Availability, LightFact, TodoEntry } from '#domain';
import { commandKinds, lightReasons, lights, roles, todoKinds } from '#domain';
import { z } from 'zod';
import { contentMetaSchema, draftSchema } from '../office/content.schema.js';
import { namesSchema } from '../office/directory.schema.js';
import { refusalSchema } from '../wire/problem.schema.js';
import { countSchema, daySchema, idSchema, instantSchema } from '../wire/primitives.schema.js';
import type { Holds, SameShape } from '../wire/same-shape.js';
import {
  deadlineKindSchema,
  reviewRosterSchema,
  taskStateSchema,
  taskStatusSchema,
  trackRoleSchema,
  trackStatusSchema,
} from './task-state.schema.js';

export const lightSchema = z.enum(lights).meta({ id: 'Light' });

/** One reason for the light, with what proves it. */
export const lightFactSchema = z
  .object({
    light: lightSchema,
    reason: z.enum(lightReasons),
    track: idSchema.nullable(),
    deadline: idSchema.nullable(),
    since: instantSchema.nullable(),
  })
  .meta({ id: 'LightFact' });
/** @proof The schema has the very shape of the law. */
export type LightFactHolds = Holds<SameShape<z.infer<typeof lightFactSchema>, LightFact>>;

/** Whom something is addressed to: a person, or the holders of a role in a unit (`unit` null = anywhere). */
export const addressSchema = z
  .object({ role: z.enum(roles), unit: idSchema.nullable(), person: idSchema.nullable() })
  .meta({ id: 'Address' });

/** One thing that somebody is asked to do now: who holds the paper, since when, until when (F71, F76). */
export const todoEntrySchema = z
  .object({
    id: idSchema,
    kind: z.enum(todoKinds),
    address: addressSchema,
    track: idSchema.nullable(),
    subject: idSchema.nullable(),
    since: instantSchema,
    due: instantSchema.nullable(),
  })
  .meta({ id: 'TodoEntry' });
/** @proof The schema has the very shape of the law. */
export type TodoEntryHolds = Holds<SameShape<z.infer<typeof todoEntrySchema>, TodoEntry>>;

/** A command with its target: possible now, or the refusal that the law would give. */
export const availabilitySchema = z
  .object({
    kind: z.enum(commandKinds),
    target: z.object({
      track: z.string().optional(),
      round: countSchema.optional(),
      placeholder: z.string().optional(),
      escalation: z.string().optional(),
      request: z.string().optional(),
      consultation: z.string().optional(),
      phase: z.string().optional(),
      period: countSchema.optional(),
    }),
    allowed: z.boolean(),
    refusal: refusalSchema.nullable(),
  })
  .meta({ id: 'Availability' });
/** @proof The schema has the very shape of the law. */
export type AvailabilityHolds = Holds<SameShape<z.infer<typeof availabilitySchema>, Availability>>;

/** Where a row stands in its paper, as every list shows it. */
export const taskHeaderSchema = z
  .object({
    id: idSchema,
    ledger: z.object({ id: idSchema, title: z.string(), year: z.int() }),
    row: countSchema,
    section: z.object({ no: z.string().nullable(), title: z.string() }).nullable(),
    item: z.object({ no: countSchema.nullable(), title: z.string() }).nullable(),
    /** The measure in its words as they hold now: those of the last amendment, else those of the paper (F9). */
    text: z.string(),
    status: taskStatusSchema,
    light: lightSchema,
    standing: z.boolean(),
    /** The limit as it stands; the one first set is `state.originalDueDay` (F59). */
    dueDay: daySchema.nullable(),
  })
  .meta({ id: 'TaskHeader' });
export type TaskHeader = z.infer<typeof taskHeaderSchema>;

/** A unit's part as a page shows it; the law's own data stands in `state.tracks`. */
export const trackViewSchema = z
  .object({
    id: idSchema,
    unit: idSchema,
    role: trackRoleSchema,
    status: trackStatusSchema,
    round: countSchema,
    light: lightSchema,
    /** Who holds it now: the units or people who are asked for something on it. Empty when nobody is. */
    heldBy: z.array(
      z.object({
        unit: idSchema.nullable(),
        person: idSchema.nullable(),
        kind: z.enum(todoKinds),
        since: instantSchema,
        due: instantSchema.nullable(),
        /** Working days since then, as the calendar counts them; null when its year is not published. */
        workdays: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'TrackView' });

/** A clock as a page shows it. Instants are exclusive ends: 24:00 of the last day. */
export const deadlineViewSchema = z
  .object({
    id: idSchema,
    kind: deadlineKindSchema,
    track: idSchema.nullable(),
    subject: idSchema.nullable(),
    status: z.enum(['running', 'paused', 'met', 'stopped']),
    original: instantSchema.nullable(),
    current: instantSchema.nullable(),
    waitsForYear: z.int().nullable(),
    /** Working days left, negative when passed; null when it does not run or its year is not published. */
    workdaysLeft: z.int().nullable(),
  })
  .meta({ id: 'DeadlineView' });

/** A stored text or file that the answer mentions. `text` is null for a file. */
export const contentItemSchema = contentMetaSchema
  .extend({ text: z.string().nullable() })
  .meta({ id: 'ContentItem' });
export type ContentItem = z.infer<typeof contentItemSchema>;

/** `GET /tasks/{id}`. */
export const taskViewSchema = z
  .object({
    header: taskHeaderSchema,
    /** The row's words before the amendment that holds; null where none has changed them. */
    formerText: z.string().nullable(),
    responsibilityText: z.string(),
    deadlineText: z.string(),
    /** The server's instant of this answer; previews use it as now. */
    at: instantSchema,
    state: taskStateSchema,
    light: z.object({ light: lightSchema, facts: z.array(lightFactSchema) }),
    tracks: z.array(trackViewSchema),
    deadlines: z.array(deadlineViewSchema),
    todo: z.array(todoEntrySchema),
    available: z.array(availabilitySchema),
    /** Who could sit on a review if one opened now, for the preview of a submission. */
    roster: reviewRosterSchema,
    /** Texts and files that the state mentions, by hash. */
    contents: z.record(z.string(), contentItemSchema),
    names: namesSchema,
    /** The caller's own drafts on this task. */
    drafts: z.array(draftSchema),
  })
  .meta({ id: 'TaskView' });
export type TaskView = z.infer<typeof taskViewSchema>;

/** `GET /tasks/{id}/available`. */
export const availableSchema = z
  .object({ seq: countSchema, at: instantSchema, available: z.array(availabilitySchema) })
  .meta({ id: 'Available' });
export type Available = z.infer<typeof availableSchema>;
