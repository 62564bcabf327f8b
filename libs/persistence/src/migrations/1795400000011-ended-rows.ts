import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sweep asks which rows closed since it last looked (I9). */
export class EndedRows1795400000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index task_by_end on task (tenant_id, closed_at, id) where closed_at is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
