import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Cloud } from "../cloud.ts";

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
