// The order in which suites begin: the long ones first, so that none of them is left over when the others are done. On a
// fresh clone nothing is known of earlier runs, and by size a short file may take the longest.
const Sequencer = require('@jest/test-sequencer').default;

const long = [
  'test/chaos/stack-killed',
  'test/e2e/system',
  'test/chaos/killed-worker',
  'test/integration/cli/ledger-import',
  'test/workflow/issue-ledger',
  'test/integration/cli/up',
  'test/integration/cli/sample-office',
  'test/workflow/time',
  'test/integration/cli/demo',
  'libs/domain/src/testing/laws',
  'libs/intake/src/grammar',
  'apps/cli/src/sample/year-script',
];

const rank = ({ path }) => {
  const place = long.findIndex((part) => path.replaceAll('\\', '/').includes(part));
  return place === -1 ? long.length : place;
};

module.exports = class LongFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((a, b) => rank(a) - rank(b));
  }
};
