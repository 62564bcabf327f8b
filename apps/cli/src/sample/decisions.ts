import type { PaperDecisions } from '#persistence';

/** What the coordinating office of the sample district decided before it issued its ledger (D2, LEDGER section 4). */
export const sampleDecisions: PaperDecisions = {
  groups: {
    政策文件起草单位: ['u-fgj', 'u-rsj', 'u-jyj'],
    行业主管部门: ['u-zjj', 'u-cgj'],
  },
  dueDays: {},
  inherit: true,
  standIn: null,
};
