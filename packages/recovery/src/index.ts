export { recoveryPosture } from "./analyse/analyse.ts";
export { type GraphPosture, postureOf } from "./analyse/graph-posture.ts";
export { type Promised, promisesOf } from "./analyse/objectives.ts";
export type {
  NotExpressiblePosture,
  PostureProtection,
  PostureTerm,
  PostureWeakness,
  RecoveryPosture,
  ResourcePosture,
  RetentionPosture,
  RpoPosture,
  UndeterminedPosture,
  Verdict,
} from "./analyse/posture.ts";
export { compareRecovery, isRegression } from "./compare/compare.ts";
export {
  EFFECTS,
  type Effect,
  type FigureChange,
  type ListChange,
  type RecoveryComparison,
  type ResourceChange,
} from "./compare/comparison.ts";
export type { BackedUpBy, StatefulType } from "./coverage/stateful-type.ts";
export { isStateful, STATEFUL_TYPES, statefulType } from "./coverage/stateful-types.ts";
export { COPY_START as AWS_COPY_START } from "./protection/aws/backup-protections.ts";
export {
  BACKUP_SERVICES as AWS_BACKUP_SERVICES,
  type BackupService,
} from "./protection/aws/backup-services.ts";
export { snapshotProtections } from "./protection/aws/snapshot-policies.ts";
export { ianaZone, WINDOWS_ZONES } from "./protection/azure/windows-time-zones.ts";
export {
  DISASTERS,
  type Disaster,
  isUndetermined,
  type Protection,
  type ProtectionKind,
  type Retention,
  type Undetermined,
} from "./protection/protection.ts";
export { knowsProtectionsOf, protectionsOf } from "./protection/protections-of.ts";
export { type Weakness, type WeaknessKind, weaknessesIn } from "./protection/weaknesses.ts";
export type { Moment, RecoveryTimeline, TimelineLane, TimelinePoint } from "./timeline/timeline.ts";
export { recoveryTimelines } from "./timeline/timelines.ts";
export { type Cut, cutFor } from "./worst-case/cut.ts";
export { explain } from "./worst-case/explain.ts";
export { span } from "./worst-case/span.ts";
export type { RecoveryStream, Term, WorstCase } from "./worst-case/stream.ts";
export { worstCase } from "./worst-case/worst-case.ts";
