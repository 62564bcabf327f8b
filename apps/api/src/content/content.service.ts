import { Injectable } from '@nestjs/common';
import type { ContentRef } from '#domain';
import type { ContentMeta } from '#contract';
import { FILE_BYTES_MAX, fileKinds } from '#contract';
import type { StoredContent, Tx } from '#persistence';
import {
  contentInfo,
  getContent,
  hasUploaded,
  putContent,
  taskStates,
  tasksUsingContent,
} from '#persistence';
import { problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { maySee } from '../tasks/visibility.js';
import { keptName } from './attachment-name.js';
import { fileKind } from './file-kind.js';

/** A file as it arrived. */
export interface UploadedFile {
  originalname: string;
  buffer: Buffer;
}

const BYTES_PER_MEGABYTE = 1_048_576;

/** Files by the hash of their bytes (D11, F28). */
@Injectable()
export class ContentService {
  constructor(private readonly record: RecordGateway) {}

  /** Keeps a file; the same bytes again are one file with one more uploader. */
  async store(who: SignedIn, file: UploadedFile | undefined): Promise<ContentMeta> {
    if (file === undefined) throw problem('content.empty');
    const { buffer } = file;
    if (buffer.length > FILE_BYTES_MAX)
      throw problem('content.too_large', { data: { megabytes: FILE_BYTES_MAX / BYTES_PER_MEGABYTE } });
    const fileName = keptName(file.originalname);
    const kind = await fileKind(fileName, buffer);
    if ('refused' in kind) {
      if (kind.refused === 'empty') throw problem('content.empty');
      throw problem('content.kind_refused', { data: { kinds: Object.keys(fileKinds) } });
    }
    const { person } = who.actor;
    const about = { mediaType: kind.mediaType, fileName, by: person, at: Date.now() };
    const hash = await this.record.change((tx) => putContent(tx, buffer, about));
    const { mediaType, by, at } = about;
    return { hash, mediaType, size: buffer.length, fileName, by, at };
  }

  /** The file with its bytes; unknown to whoever neither brought it nor sees a task that uses it (checklist 32). */
  fetch(who: SignedIn, hash: ContentRef): Promise<StoredContent> {
    return this.record.read(async (tx) => {
      if (!(await mayFetch(tx, who, hash))) throw unknownResource();
      const content = await getContent(tx, hash);
      if (content === null) throw unknownResource();
      return content;
    });
  }

  /** What is known of the file, under the same condition. */
  describe(who: SignedIn, hash: ContentRef): Promise<ContentMeta> {
    return this.record.read(async (tx) => {
      if (!(await mayFetch(tx, who, hash))) throw unknownResource();
      const [info] = await contentInfo(tx, [hash]);
      if (info === undefined) throw unknownResource();
      const { sha256, mediaType, size, fileName, by, at } = info;
      return { hash: sha256, mediaType, size, fileName, by, at };
    });
  }
}

async function mayFetch(tx: Tx, who: SignedIn, hash: ContentRef): Promise<boolean> {
  if (await hasUploaded(tx, who.actor.person, hash)) return true;
  const states = await taskStates(tx, await tasksUsingContent(tx, hash));
  return [...states.values()].some((task) => maySee(task, who.actor));
}
