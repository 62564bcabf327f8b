import { Foundations1795400000001 } from './1795400000001-foundations.js';
import { Directory1795400000002 } from './1795400000002-directory.js';
import { Accounts1795400000003 } from './1795400000003-accounts.js';
import { Content1795400000004 } from './1795400000004-content.js';
import { Office1795400000005 } from './1795400000005-office.js';
import { Ledgers1795400000006 } from './1795400000006-ledgers.js';
import { Record1795400000007 } from './1795400000007-record.js';
import { ReadModel1795400000008 } from './1795400000008-read-model.js';
import { Notices1795400000009 } from './1795400000009-notices.js';
import { LedgerLives1795400000010 } from './1795400000010-ledger-lives.js';
import { EndedRows1795400000011 } from './1795400000011-ended-rows.js';
import { WordsOfRows1795400000012 } from './1795400000012-words-of-rows.js';
import { BoundsAsTypes1795400000013 } from './1795400000013-bounds-as-types.js';
import { NoStatistics1795400000014 } from './1795400000014-no-statistics.js';

/** Every migration, oldest first. A released one is never edited; the next change is a new file. */
export const migrations = [
  Foundations1795400000001,
  Directory1795400000002,
  Accounts1795400000003,
  Content1795400000004,
  Office1795400000005,
  Ledgers1795400000006,
  Record1795400000007,
  ReadModel1795400000008,
  Notices1795400000009,
  LedgerLives1795400000010,
  EndedRows1795400000011,
  WordsOfRows1795400000012,
  BoundsAsTypes1795400000013,
  NoStatistics1795400000014,
];
