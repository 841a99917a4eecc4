import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Cloud } from "../cloud.ts";
import { COMPUTE } from "./compute.ts";
import { POSTGRESQL } from "./postgresql.ts";
import { RECOVERY_SERVICES } from "./recovery-services.ts";
import { SQL } from "./sql.ts";

/** What a request asks for. */
export interface Call {
  /** The path, which is the id of the resource, or begins with it. */
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

export interface Place {
  readonly cloud: Cloud;
  readonly endpoint: string;
}

/** What a service does when it is asked. */
export type Handler = (place: Place, call: Call) => Answer;

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
