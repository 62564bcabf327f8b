export type { Day, EpochMs } from './time/day.js';
export {
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  addDays,
  dayAt,
  dayNumber,
  endOfDay,
  isDay,
  lastDayOfQuarter,
  startOfDay,
  weekday,
  yearOf,
} from './time/day.js';
export type { Calendar, DayAnswer, InstantAnswer, MissingYear } from './time/calendar.js';
export {
  addWorkdays,
  isMissingYear,
  isWorkday,
  limitAfter,
  officeDay,
  stepInstant,
  validateCalendar,
  workdaysBetween,
} from './time/calendar.js';
export type {
  LadderRung,
  PhaseGoal,
  Policy,
  Quorum,
  ReceiverRole,
  ReviewLevelRule,
  StepForm,
} from './policy/policy.js';
export { defaultPolicy, receiverRoles, stepForms } from './policy/policy.js';
export { validatePolicy } from './policy/validate-policy.js';
export type { Actor, Address, PersonId, Role, UnitId } from './task/actor.js';
export { roles, systemActor } from './task/actor.js';
export type { Amendment, JoiningUnit, Revision } from './task/amendment.js';
export type {
  Candidate,
  Closing,
  Consultation,
  ContentRef,
  Contest,
  ContestGround,
  Deadline,
  DeadlineId,
  DeadlineKind,
  Escalation,
  EscalationAnswer,
  InformationRequest,
  Placeholder,
  Review,
  ReviewLevel,
  Seat,
  SeatDecision,
  SharingMode,
  Step,
  StepCause,
  Submission,
  Task,
  TaskId,
  TaskStatus,
  Track,
  TrackId,
  TrackRole,
  TrackStatus,
  WithdrawnReason,
} from './task/task.js';
export {
  contestGrounds,
  deadlineKinds,
  escalationAnswers,
  stepCauses,
  taskStatuses,
  trackRoles,
  trackStatuses,
  withdrawnReasons,
} from './task/task.js';
export type {
  Assignment,
  Command,
  CommandBodies,
  CommandKind,
  CommandOf,
  PlaceholderAssignment,
  ReviewRoster,
} from './task/task.command.js';
export { commandKinds } from './task/task.command.js';
export type { EventActor, EventBodies, EventKind, EventOf, TaskEvent } from './task/task.event.js';
export type { Refusal, RefusalCode } from './task/refusal.js';
export { refusalCodes } from './task/refusal.js';
export type { Decision } from './rules/unfolding.js';
export { isRefusal } from './rules/unfolding.js';
export { decide } from './task/decide.js';
export { evolve, fold } from './task/evolve.js';
export type { Notice, NoticeTemplate } from './task/effects.js';
export { effects, noticeTemplates } from './task/effects.js';
export { nextWake } from './task/next-wake.js';
export type { Availability, CommandTarget, OfferedKind } from './task/available.js';
export { available, offeredKinds } from './task/available.js';
export type { Light, LightFact, LightReason } from './task/light.js';
export { light, lightReasons, lights } from './task/light.js';
export type { TodoEntry, TodoKind } from './task/todo.js';
export { todoEntries, todoKinds } from './task/todo.js';
export { trackMoves } from './task/track-moves.js';
export { upcast } from './task/upcast.js';
export type { FiredStep } from './rehearsal/rehearse.js';
export { rehearse } from './rehearsal/rehearse.js';
export {
  clockOf,
  isClosed,
  isOwing,
  lackingParts,
  isPrincipal,
  leads,
  parts,
  principals,
  reviewOf,
  trackById,
} from './task/tracks.js';
