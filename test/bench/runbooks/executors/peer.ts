import type { PostgresServer } from "../../../servers/postgres/start.ts";
import type { Installable } from "../../installable.ts";
import type { Executor } from "../executor.ts";

/** Another executor, which has to be installed first. */
export interface ExecutorPeer extends Installable {
  readonly needsPostgres: boolean;
  /** @param server where it needs one. */
  executor(server: PostgresServer | undefined): Executor;
}
