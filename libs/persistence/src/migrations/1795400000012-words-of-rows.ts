import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words of an amended row stand in its state by their hash; lists read and search them without opening the state.
 * A revision that was taken back says by whom (F87).
 */
export class WordsOfRows1795400000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  alter table task add column amended_text sha256_hex generated always as (state->'revision'->>'text') stored;
  -- who took an import back; the other ways in which one is settled are told by the acts that settled it
  alter table ledger_revision add column undone_by id_text;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
