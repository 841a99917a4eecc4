/** JSON Schemas of what components take of a vault: a `BackupVault`, or what is known of another one. */
import type { ArgumentSchema } from "@rampart/component";
import { byName, INPUT, LOCK_FACTS, like, TEXT } from "../intent/schemas.ts";

/** What a plan writes to. */
export const TARGET_VAULT: ArgumentSchema = like(
  {
    name: INPUT,
    arn: INPUT,
    region: TEXT,
    lock: LOCK_FACTS,
    copies: byName(like({ arn: INPUT, region: TEXT, accountId: TEXT, lock: LOCK_FACTS }, ["arn"])),
    airGapped: like({ arn: INPUT, lock: LOCK_FACTS }, ["arn", "lock"]),
  },
  ["name", "arn", "copies"],
);

/** What restore tests restore from. */
export const TESTED_VAULT: ArgumentSchema = like({ arn: INPUT }, ["arn"]);

/** What alarms are raised about. */
export const ALARMED_VAULT: ArgumentSchema = like(
  {
    name: INPUT,
    arn: INPUT,
    keyArn: INPUT,
    copies: byName(like({ name: INPUT, region: TEXT, keyArn: INPUT }, ["name"])),
  },
  ["name", "arn"],
);
