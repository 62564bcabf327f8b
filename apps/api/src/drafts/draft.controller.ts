import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { TrackId } from '#domain';
import type { Draft, DraftBody, DraftSave } from '#contract';
import { draftSaveSchema, draftSchema, idSchema } from '#contract';
import type { Draft as StoredDraft, DraftKey, Tx } from '#persistence';
import { discardDraft, loadDraft, saveDraft } from '#persistence';
import { problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import { Me } from '../sign-in/access.decorators.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { TaskReader } from '../tasks/task.reader.js';

/** What one is writing, kept on the server; nobody else ever sees it (F25). */
@ApiTags('drafts')
@Controller('api/v1/tasks/:id/drafts/:track')
export class DraftController {
  constructor(
    private readonly record: RecordGateway,
    private readonly tasks: TaskReader,
  ) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: draftSchema })
  load(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) task: string,
    @Param('track', { schema: idSchema }) track: string,
  ): Promise<Draft> {
    return this.record.read(async (tx) => {
      const key = await this.keyFor(tx, who, task, track);
      const stored = await loadDraft(tx, key);
      if (stored === null) throw unknownResource();
      return draftView(key, stored);
    });
  }

  @Put()
  @ApiResponse({ status: 200, standardSchema: draftSchema })
  save(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) task: string,
    @Param('track', { schema: idSchema }) track: string,
    @Body({ schema: draftSaveSchema }) { version, body }: DraftSave,
  ): Promise<Draft> {
    return this.record.change(async (tx) => {
      const key = await this.keyFor(tx, who, task, track);
      const answer = await saveDraft(tx, key, { baseVersion: version, body, at: Date.now() });
      if (answer.saved) return draftView(key, answer.draft);
      const stored = answer.stored === null ? null : draftView(key, answer.stored);
      throw problem('draft.stale', { data: { stored } });
    });
  }

  @Delete()
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  async discard(
    @Me() who: SignedIn,
    @Param('id', { schema: idSchema }) task: string,
    @Param('track', { schema: idSchema }) track: string,
  ): Promise<void> {
    await this.record.change(async (tx) => discardDraft(tx, await this.keyFor(tx, who, task, track)));
  }

  /** A draft belongs to a part of a task that its writer may see. */
  private async keyFor(tx: Tx, who: SignedIn, id: string, track: TrackId): Promise<DraftKey> {
    const task = await this.tasks.stateFor(tx, id, who.actor);
    if (!task.tracks.some((part) => part.id === track)) throw unknownResource();
    return { person: who.actor.person, task: id, track };
  }
}

function draftView({ task, track }: DraftKey, { version, body, savedAt }: StoredDraft): Draft {
  return { task, track, version, body: body as DraftBody, savedAt };
}
