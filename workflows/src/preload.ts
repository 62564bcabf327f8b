// What all workflows of a worker have in common, loaded once for all of them: the law and the messages hold nothing of a
// workflow. So they are compiled to machine code in time, and a row costs no memory for them.
import '#domain';
import '#temporal';

// The engine's library takes and translates a stack trace for every promise of a workflow, for its query
// `__stack_trace`: a third of the time of a workflow thread. Nobody here asks that query, and the failures that a
// workflow reports carry codes; where an activity fails is traced as ever.
Error.stackTraceLimit = 0;
