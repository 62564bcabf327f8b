import { requestKinds } from '#contract';
import { offeredKinds } from '#domain';
import { commandFields } from './command-fields.js';
import { commandForms, formKinds, formsForTodo } from './forms.js';

describe('the questions of a command', () => {
  it('come from the contract: what is required, and by which control', () => {
    expect(commandFields('returnForRework')).toEqual([
      { name: 'reason', widget: 'text', required: true, options: [] },
      { name: 'reworkUntil', widget: 'day', required: true, options: [] },
      { name: 'tracks', widget: 'tracks', required: false, options: [] },
    ]);
    expect(commandFields('acknowledgeReceipt')).toEqual([]);
  });

  it('offer the choices of the law', () => {
    const [answer] = commandFields('acknowledgeEscalation');
    expect(answer).toEqual({
      name: 'answer',
      widget: 'choice',
      required: true,
      options: ['read', 'directive', 'takeOver'],
    });
  });

  it('ask for a person together with the unit', () => {
    expect(commandFields('consult').map((field) => field.name)).toEqual(['person', 'required', 'question']);
  });

  it('ask for an amendment: words, day, who comes and goes, its basis, its approver and its day', () => {
    expect(commandFields('amend').map(({ name, widget, required }) => [name, widget, required])).toEqual([
      ['text', 'text', false],
      ['editorial', 'flag', false],
      ['dueDay', 'day', false],
      ['joining', 'joining', false],
      ['leaving', 'tracks', false],
      ['reason', 'text', true],
      ['approver', 'person', true],
      ['effectiveOn', 'day', true],
    ]);
  });

  it('are known for every kind that may be asked for', () => {
    for (const kind of requestKinds) expect(Array.isArray(commandFields(kind))).toBe(true);
  });
});

describe('the table of forms', () => {
  it('has one line for each command that is offered', () => {
    expect(formKinds.toSorted()).toEqual([...offeredKinds].toSorted());
  });

  it('answers everything that one can be asked to do', () => {
    for (const forms of Object.values(formsForTodo))
      for (const kind of forms) expect(commandForms[kind]).toBeDefined();
  });
});
