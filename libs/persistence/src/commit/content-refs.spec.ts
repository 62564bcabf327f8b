import { contentRefs } from './content-refs.js';

const ref = (digit: string): string => digit.repeat(64);

it('finds every reference at any depth, each once, and nothing else', () => {
  const body = {
    track: 'a',
    submission: {
      text: ref('1'),
      attachments: [ref('2'), ref('1')],
      statements: [{ track: 'b', text: ref('3') }],
    },
    reason: null,
    at: 5,
    almost: [`${ref('4')}0`, ref('5').slice(1), ref('A')],
  };
  expect(contentRefs(body)).toEqual([ref('1'), ref('2'), ref('3')]);
});
