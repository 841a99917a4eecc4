import { isDeepStrictEqual } from "node:util";
import { PLACE } from "./place.ts";
import type { Reply } from "./reply.ts";
import { STAGE } from "./stage.ts";

/** What a client answers to one command. */
export interface ClientReply extends Reply {
  /** What has to stand in the input of the command; the rest may be anything. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** An empty output by default. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** The error instead of an output. With `makes` the effect happened all the same: only its answer was lost. */
  readonly throws?: {
    readonly name: string;
    readonly message?: string;
    readonly [property: string]: unknown;
  };
}

/** Stands for a client of the AWS SDK, version 3, in rehearsals. */
export interface ReplyingClient {
  send(command: object, options?: { readonly abortSignal?: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

/**
 * A client that calls nothing: for each command it gives the first reply that fits, by the name of the command's class.
 *
 * A paginator of the SDK insists on a client of the SDK; use `send` in a loop, or give the real client to it in tests
 * with a real server.
 */
export function replyingClient(replies: Readonly<Record<string, readonly ClientReply[]>>): ReplyingClient {
  return {
    async send(command, { abortSignal } = {}) {
      const stage = STAGE.getStore();
      const place = PLACE.getStore();
      if (stage === undefined || place === undefined)
        throw new Error("this client answers in a rehearsal only");
      await place.session.present(place.step);
      const step = place.step ?? "the run";
      const { name } = command.constructor;
      const input: unknown = "input" in command ? command.input : undefined;
      stage.calls.push({ step, command: name, input });
      const reply = stage.replies.take(replies[name] ?? [], stage.world, (one) => fits(one.input, input));
      if (reply === undefined) {
        const problem = `"${step}" sent a command that the rehearsal has no reply for: ${name} ${textOf(input)}`;
        stage.complain(problem);
        throw new Error(problem);
      }
      await stage.act(reply, name, place, abortSignal);
      if (reply.throws !== undefined) throw errorOf(reply.throws);
      return { $metadata: {}, ...reply.output };
    },
    destroy: () => undefined,
  };
}

/** Whether all that is wanted of `input` stands in it. */
function fits(wanted: unknown, input: unknown): boolean {
  if (wanted === undefined) return true;
  if (!isRecord(wanted) || !isRecord(input)) return isDeepStrictEqual(wanted, input);
  return Object.entries(wanted).every(([name, value]) => fits(value, input[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function errorOf({ name, message = name, ...rest }: NonNullable<ClientReply["throws"]>): Error {
  const error = Object.assign(new Error(message), { $metadata: {}, ...rest });
  error.name = name;
  return error;
}

function textOf(input: unknown): string {
  return input === undefined ? "without input" : JSON.stringify(input);
}

/** Instead of clients that the rehearsal does not bring: the runbook's own would reach what is real. */
export function missingClients(complain: (problem: string) => void): unknown {
  const refuse = (): never => {
    const problem = "the runbook uses clients, and the rehearsal brings none: give it some as `clients`";
    complain(problem);
    throw new Error(problem);
  };
  return new Proxy(
    {},
    // A promise that is waited for, and the printing of a value, ask for these.
    { get: (_, key) => (key === "then" || typeof key === "symbol" ? undefined : refuse()) },
  );
}
