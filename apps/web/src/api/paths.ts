/** Every address of the API that the pages use; nothing else in the web application spells one. */
const base = '/api/v1';
const one = encodeURIComponent;

export const paths = {
  session: `${base}/session`,
  demoSession: `${base}/session/demo`,
  demoAccounts: `${base}/demo-accounts`,
  directory: `${base}/directory`,
  calendar: `${base}/calendar`,
  changes: `${base}/changes`,
  content: `${base}/content`,
  contentOf: (hash: string) => `${base}/content/${one(hash)}`,
  todo: `${base}/todo`,
  done: `${base}/done`,
  notices: `${base}/notices`,
  noticesRead: `${base}/notices/read`,
  tasks: `${base}/tasks`,
  task: (id: string) => `${base}/tasks/${one(id)}`,
  timeline: (id: string) => `${base}/tasks/${one(id)}/timeline`,
  escalations: (id: string) => `${base}/tasks/${one(id)}/escalations`,
  commands: (id: string) => `${base}/tasks/${one(id)}/commands`,
  draft: (id: string, track: string) => `${base}/tasks/${one(id)}/drafts/${one(track)}`,
  supervisionSummary: `${base}/supervision/summary`,
  supervisionLate: `${base}/supervision/late`,
  supervisionEscalations: `${base}/supervision/escalations`,
  ledgers: `${base}/ledgers`,
  ledgerPreview: `${base}/ledgers/preview`,
  ledger: (id: string) => `${base}/ledgers/${one(id)}`,
  ledgerRow: (id: string, row: number) => `${base}/ledgers/${one(id)}/rows/${row}`,
  ledgerIssue: (id: string) => `${base}/ledgers/${one(id)}/issue`,
} as const;
