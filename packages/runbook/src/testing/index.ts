export { type ClientReply, type ReplyingClient, replyingClient } from "./client.ts";
export { type EveryCrash, type EveryCrashOptions, rehearseEveryCrash } from "./every-crash.ts";
export type {
  Call,
  CommandRun,
  CrashPoint,
  Expectations,
  Rehearsal,
  RehearsalPeople,
  RehearsalResult,
} from "./rehearsal.ts";
export { rehearse } from "./rehearse.ts";
export type { CommandReply, Effect, Reply } from "./reply.ts";
export type { Facts } from "./world.ts";
