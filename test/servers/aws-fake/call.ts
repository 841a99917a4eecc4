import type { OperationModel, ServiceName } from "./model.ts";

/** An error that a service answers with, by the name of its class in the SDK. */
export class ServiceFault extends Error {
  override readonly name = "ServiceFault";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What moto answered that is no success; it is passed on as it is. */
export class ForwardedFault extends Error {
  override readonly name = "ForwardedFault";
  readonly answer: RawAnswer;

  constructor(answer: RawAnswer) {
    super(`moto answered ${answer.status}: ${answer.body.toString().slice(0, 500)}`);
    this.answer = answer;
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Values = Readonly<Record<string, unknown>>;

/** A request that was understood. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: OperationModel;
  readonly region: string;
  readonly input: Values;
  /** Has moto answer, to this input or another. @throws {ForwardedFault} if it refuses. */
  forward(input?: Values): Promise<Values>;
  /** Asks moto for something else, in the same region. */
  ask(service: ServiceName, operation: string, input: Values): Promise<Values>;
}

/** What the fake does for one service; undefined lets moto answer unseen. */
export interface Layer {
  readonly service: ServiceName;
  /** The operations that it answers. */
  answer(call: Call): Promise<Values> | undefined;
}
