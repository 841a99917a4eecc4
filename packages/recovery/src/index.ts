export { recoveryPosture } from "./analyse/analyse.ts";
export type {
  PostureTerm,
  PostureWeakness,
  RecoveryPosture,
  ResourcePosture,
  RetentionPosture,
  RpoPosture,
  UndeterminedPosture,
  Verdict,
} from "./analyse/posture.ts";
export { DISASTERS, type Disaster } from "./protection/protection.ts";
