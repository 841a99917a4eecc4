import type { Check, Properties, ReadContext } from "@rampart/runbook";
import type { RestoreRequest } from "../../store.ts";

/** How what AWS Backup restores is named, marked, looked at and removed: each service has its own ways. */
export interface ResourceKind {
  /** For people: `DB instance`. */
  readonly what: string;
  /** As AWS Backup calls it. */
  readonly type: "RDS" | "Aurora" | "DynamoDB";
  /** The metadata of a restore that gives what is restored its name. */
  readonly nameKey: string;
  /** Metadata that keep others away from what is restored. */
  isolation(): Readonly<Record<string, string>>;
  /** Whether it takes the name, and isolates it. Nothing is asked of AWS. */
  readiness(request: Pick<RestoreRequest, "name" | "isIsolated">): Check;
  original(context: ReadContext): Promise<Properties | undefined>;
  /** What is there of that name in the region of the recovery points, by whomever. */
  find(name: string, context: ReadContext): Promise<FoundResource | undefined>;
  mark(found: FoundResource, run: string, point: string, context: ReadContext): Promise<void>;
  /** Removes it if it is marked as the run's. */
  remove(name: string, run: string, context: ReadContext): Promise<void>;
  destroy(): void;
}

/** What was found by its name. */
export interface FoundResource {
  readonly arn: string;
  readonly isUsable: boolean;
  readonly status: string;
  readonly address: string;
  /** The run that its tags name. */
  readonly maker: string | undefined;
}
