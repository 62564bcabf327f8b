import type {
  IssueLedgerActivities,
  LedgerTaskActivities,
  ReconcileActivities,
  RecoverActivities,
} from '#temporal';
import type { Dependencies } from './dependencies.js';
import { issueLedgerActivities } from './issue-ledger.activities.js';
import { ledgerTaskActivities } from './ledger-task.activities.js';
import { reconcileActivities } from './reconcile.activities.js';
import { recoverActivities } from './recover.activities.js';
import { RightOfWay } from './right-of-way.js';

export type Activities = LedgerTaskActivities &
  IssueLedgerActivities &
  ReconcileActivities &
  RecoverActivities;

/** Every activity of the product under its wire name, ready for a worker. */
export function createActivities(dependencies: Dependencies): Activities {
  const way = new RightOfWay();
  return {
    ...ledgerTaskActivities(dependencies, way),
    ...issueLedgerActivities(dependencies, way),
    ...reconcileActivities(dependencies),
    ...recoverActivities(dependencies),
  };
}
