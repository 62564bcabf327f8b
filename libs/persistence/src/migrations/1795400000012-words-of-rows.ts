import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of an amended row stand in its state by their hash; lists read and search them without opening the state. */
export class WordsOfRows1795400000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table task add column amended_text sha256_hex
         generated always as (state->'revision'->>'text') stored`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
