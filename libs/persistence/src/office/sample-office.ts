import type { EpochMs } from '#domain';
import type { Tx } from '../database/transaction.js';
import { readSetting, writeSetting } from '../settings/settings.js';

/** How far the loading of the sample office has come; each stage is entered once and survives a kill. */
export const sampleStages = ['loading', 'played', 'running'] as const;
export type SampleStage = (typeof sampleStages)[number];

export interface SampleOffice {
  stage: SampleStage;
  /** The instant up to which its year was played; set once, so that a resumed loading tells the same story. */
  until: EpochMs;
}

const sampleSetting = 'sampleOffice';

/** Null in an office of one's own: then nobody signs in without a password. */
export async function readSampleOffice(tx: Tx): Promise<SampleOffice | null> {
  return (await readSetting(tx, sampleSetting)) as SampleOffice | null;
}

export async function writeSampleOffice(tx: Tx, sample: SampleOffice, at: EpochMs): Promise<void> {
  await writeSetting(tx, sampleSetting, sample, at);
}
