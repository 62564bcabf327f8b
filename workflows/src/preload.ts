// What all workflows of a worker have in common, loaded once for all of them: the law and the messages hold nothing of a
// workflow. So they are compiled to machine code in time, and a row costs no memory for them.
import '#domain';
import '#temporal';

// The engine's library takes and translates a stack trace for every promise of a workflow, for its query
// `__stack_trace`: a third of the time of a workflow thread. Nobody here asks that query, and the failures that a
// workflow reports carry codes; where an activity fails is traced as ever.
Error.stackTraceLimit = 0;

// Its hook also asks each promise, by two lines of code that it compiles anew, for the workflow that it belongs to and
// for the error class of that workflow. The answers are kept ready; any other code is compiled as ever.
const answers = new Map<string, () => unknown>([
  ['return globalThis.__TEMPORAL_ACTIVATOR__', () => Reflect.get(globalThis, '__TEMPORAL_ACTIVATOR__')],
  ['return globalThis.Error', () => Error],
]);
const compile = Promise.constructor;
Object.defineProperty(Promise, 'constructor', {
  value: (code: string): unknown => answers.get(code) ?? compile(code),
});

// A worker takes the globals of one row off and puts those of the next one on whenever it turns to another row, one by
// one. What no workflow needs is not there to be changed.
const unneeded =
  'Atomics SharedArrayBuffer WebAssembly Intl EvalError escape eval unescape BigInt64Array BigUint64Array ' +
  'Float32Array Float64Array Int16Array Int32Array Int8Array Uint8ClampedArray';
for (const name of unneeded.split(' ')) Reflect.deleteProperty(globalThis, name);
