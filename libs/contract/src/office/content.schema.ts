import { z } from 'zod';
import {
  contentHashSchema,
  countSchema,
  idSchema,
  instantSchema,
  lineSchema,
  textSchema,
} from '../wire/primitives.schema.js';

/** What may be uploaded: extension → media type under which it is kept. Everything else is `content.kind_refused`. */
export const fileKinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  csv: 'text/csv',
} as const;
export type FileExtension = keyof typeof fileKinds;

/** A stored text or file: `hash` names it everywhere (D11). `fileName` is what the uploader called it. */
export const contentMetaSchema = z
  .object({
    hash: contentHashSchema,
    mediaType: z.string(),
    size: countSchema,
    fileName: z.string().nullable(),
    by: idSchema.nullable(),
    at: instantSchema,
  })
  .meta({ id: 'ContentMeta' });
export type ContentMeta = z.infer<typeof contentMetaSchema>;

/** What one is writing, field by field; attachments by hash. Nobody else ever sees it (F25). */
export const draftBodySchema = z
  .strictObject({
    fields: z
      .record(lineSchema.max(60), z.union([textSchema, z.literal('')]))
      .refine((fields) => Object.keys(fields).length <= 20, { error: 'draft.too_many_fields' }),
    attachments: z.array(contentHashSchema).max(20).default([]),
  })
  .meta({ id: 'DraftBody' });
export type DraftBody = z.infer<typeof draftBodySchema>;

/** One draft per person and part, versioned. */
export const draftSchema = z
  .object({
    task: idSchema,
    track: idSchema,
    version: countSchema,
    body: draftBodySchema,
    savedAt: instantSchema,
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof draftSchema>;

/**
 * `PUT /tasks/{id}/drafts/{track}`: `version` is the one that was read, 0 for a new draft. Another version on the
 * server answers 409 `draft.stale` with the stored draft in `data.stored`; neither text is lost.
 */
export const draftSaveSchema = z
  .strictObject({ version: countSchema, body: draftBodySchema })
  .meta({ id: 'DraftSave' });
export type DraftSave = z.infer<typeof draftSaveSchema>;
