import { roles } from '#domain';
import { z } from 'zod';
import { daySchema, idSchema } from '../wire/primitives.schema.js';

/** A unit as a page names it. */
export const unitRefSchema = z
  .object({ id: idSchema, shortName: z.string(), fullName: z.string() })
  .meta({ id: 'UnitRef' });
export type UnitRef = z.infer<typeof unitRefSchema>;

/** A person as a page names them. */
export const personRefSchema = z
  .object({ id: idSchema, name: z.string(), unit: idSchema })
  .meta({ id: 'PersonRef' });
export type PersonRef = z.infer<typeof personRefSchema>;

/** A unit with the span in which it exists, last day inside (F80); null = open. */
export const directoryUnitSchema = unitRefSchema
  .extend({
    aliases: z.array(z.string()),
    level: z.string(),
    validFrom: daySchema.nullable(),
    validTo: daySchema.nullable(),
    groups: z.array(idSchema),
  })
  .meta({ id: 'DirectoryUnit' });
export type DirectoryUnit = z.infer<typeof directoryUnitSchema>;

/** A group of units (各街镇). A closed one resolves to its members at issue; an open one is nominated (D1). */
export const directoryGroupSchema = z
  .object({
    id: idSchema,
    shortName: z.string(),
    aliases: z.array(z.string()),
    closed: z.boolean(),
    members: z.array(idSchema),
  })
  .meta({ id: 'DirectoryGroup' });
export type DirectoryGroup = z.infer<typeof directoryGroupSchema>;

export const directoryPersonSchema = personRefSchema
  .extend({ roles: z.array(z.enum(roles)) })
  .meta({ id: 'DirectoryPerson' });
export type DirectoryPerson = z.infer<typeof directoryPersonSchema>;

/** `GET /directory`. */
export const directorySchema = z
  .object({
    units: z.array(directoryUnitSchema),
    groups: z.array(directoryGroupSchema),
    people: z.array(directoryPersonSchema),
  })
  .meta({ id: 'Directory' });
export type Directory = z.infer<typeof directorySchema>;

/** Names of everybody and every unit that an answer mentions, by id. */
export const namesSchema = z
  .object({ units: z.record(z.string(), unitRefSchema), people: z.record(z.string(), personRefSchema) })
  .meta({ id: 'Names' });
export type Names = z.infer<typeof namesSchema>;
