import type { EpochMs } from '#domain';
import { readSampleOffice, writeSampleOffice, type Tx } from '#persistence';

/** Whether the sample's year was played but its tasks have no workflows yet. */
export async function needsWorkflows(tx: Tx): Promise<boolean> {
  return (await readSampleOffice(tx))?.stage === 'played';
}

/** The sample's tasks are ordinary from now on. */
export async function finishSample(tx: Tx, at: EpochMs): Promise<void> {
  const sample = await readSampleOffice(tx);
  if (sample !== null) await writeSampleOffice(tx, { ...sample, stage: 'running' }, at);
}
