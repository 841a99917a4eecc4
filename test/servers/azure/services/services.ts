import { COMPUTE } from "./compute.ts";
import type { Handler } from "./handler.ts";
import { POSTGRESQL } from "./postgresql.ts";
import { RECOVERY_SERVICES } from "./recovery-services.ts";
import { SQL } from "./sql.ts";

const HANDLERS: Readonly<Record<string, Handler>> = {
  ...COMPUTE,
  ...POSTGRESQL,
  ...SQL,
  ...RECOVERY_SERVICES,
};

export function handlerOf(operation: string): Handler {
  const handler = HANDLERS[operation];
  if (handler === undefined) throw new Error(`no service does ${operation}`);
  return handler;
}
