import type { Retry } from "@rampart/runbook";
import { gaveWay } from "./errors.ts";

/** A statement that gave way is tried again, but not for ever: what holds the lock may be stuck. */
export const WHILE_LOCKED: Retry = { attempts: 50, delay: "2s", factor: 1.5, deadline: "15m", when: gaveWay };
