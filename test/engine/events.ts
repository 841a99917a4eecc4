// Receives the engine's events over gRPC, so that none of them touches the disk: some carry secrets in the clear.
import type { ResOutputsEvent, ResourcePreEvent } from "@pulumi/pulumi/automation/events.js";
import { Empty, type Reply, requireSdk, serve } from "./sdk.ts";

/** The events worth keeping. All other kinds are dropped, because debug lines hold plaintext secrets. */
export interface KeptEvent {
  readonly sequence: number;
  readonly timestamp: number;
  readonly resourcePreEvent?: ResourcePreEvent;
  readonly resOutputsEvent?: ResOutputsEvent;
  readonly policyEvent?: PolicyEvent;
  /** `policyAnalyzeSummaryEvent` and its like. */
  readonly [policyKind: `policy${string}Event`]: unknown;
}

export interface PolicyEvent {
  readonly resourceUrn?: string;
  readonly message: string;
  readonly policyName: string;
  readonly policyPackName: string;
  readonly policyPackVersion: string;
  readonly enforcementLevel: string;
  readonly severity?: string;
}

function isWorthKeeping(event: object): event is KeptEvent {
  return Object.keys(event).some((key) => /^(resourcePreEvent|resOutputsEvent|policy\w*Event)$/.test(key));
}

export interface EventSink {
  /** For `--event-log`. */
  readonly address: string;
  readonly events: readonly KeptEvent[];
  /** How many resources each operation (create, same, …) covers; empty when the engine did not finish. */
  readonly changes: Readonly<Partial<Record<string, number>>>;
  /** Waits for the engine's last event and stops listening. */
  close(): Promise<void>;
}

interface EventStream {
  on(name: "data", listener: (request: { getEvent(): string }) => void): void;
  on(name: "end" | "error", listener: () => void): void;
}

export async function receiveEvents(): Promise<EventSink> {
  const { EventsService } = requireSdk<{ EventsService: object }>("proto/events_grpc_pb");
  const events: KeptEvent[] = [];
  const changes: Record<string, number> = {};
  const streams: Promise<void>[] = [];

  function streamEvents(call: EventStream, reply: Reply<InstanceType<typeof Empty>>): void {
    call.on("data", (request) => {
      const event = JSON.parse(request.getEvent()) as object;
      if (isWorthKeeping(event)) events.push(event);
      if ("summaryEvent" in event) {
        Object.assign(changes, (event.summaryEvent as { resourceChanges?: object }).resourceChanges);
      }
    });
    streams.push(
      new Promise((resolve) => {
        call.on("end", () => {
          reply(null, new Empty());
          resolve();
        });
        call.on("error", resolve);
      }),
    );
  }

  const { server, port } = await serve([{ definition: EventsService, handlers: { streamEvents } }]);
  return {
    address: `tcp://127.0.0.1:${port}`,
    events,
    changes,
    close: async () => {
      await Promise.all(streams);
      server.forceShutdown();
    },
  };
}
