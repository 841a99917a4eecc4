import { readFileSync } from "node:fs";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type {
  ChosenPoint,
  RecoveryPoint,
  RestoreRequest,
  Store,
  StoreModule,
} from "../../../runbooks/backup/stores/store.ts";
import type { FakeAzure } from "../../servers/azure/server.ts";

export const GROUP = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop";

/** A clock that waits a little, so that tests do not wait as long as operators. */
const CLOCK: ReadContext["clock"] = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: async (_, signal) => {
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 2));
  },
};

/** What a step gives a store; nothing of it but the clock and the signal is used. */
export function contextOf(signal: AbortSignal = new AbortController().signal): ReadContext {
  const context: Partial<ReadContext> = { signal, clock: CLOCK, inputs: {} };
  return context as ReadContext;
}

/** Opens a store on the fake. */
export async function open(module: StoreModule, azure: FakeAzure, inputs: AnyInputs): Promise<Store> {
  return await module.open({ azureEndpoint: azure.endpoint, azureAccessToken: "token", ...inputs });
}

export function requestFor(
  point: RecoveryPoint,
  more: Partial<RestoreRequest> & { readonly moment?: string } = {},
): RestoreRequest {
  const { moment = point.newest, ...rest } = more;
  const chosen: ChosenPoint = { point, moment };
  return { chosen, name: "orders-restored", run: "run-1", isIsolated: false, ...rest };
}

/** The newest point that can be restored. */
export async function newestOf(store: Store): Promise<RecoveryPoint> {
  const points = await store.recoveryPoints(contextOf());
  const found = points.find(({ obstacle }) => obstacle === undefined);
  if (found === undefined) throw new Error(`nothing can be restored: ${JSON.stringify(points)}`);
  return found;
}

export const nobody = (): void => undefined;

export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** The actions that the README of the stores says a kind needs for calls of its own. */
export function actionsInReadme(kind: string): readonly string[] {
  const file = new URL("../../../runbooks/backup/stores/azure/README.md", import.meta.url);
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((one) => one.startsWith(`| \`${kind}\``));
  return [...rows.join("\n").matchAll(/`(Microsoft\.[^`]+)`/g)].map(([, action = ""]) => action).toSorted();
}

/** Has the connection break when `operation` has been answered, so that its caller cannot know what became of it. */
export function loseAnswerOf(azure: FakeAzure, operation: string): void {
  azure.faults.push({ operation, status: 400, code: "ConnectionLost", isDone: true });
}
