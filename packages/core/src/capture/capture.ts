import * as runtime from "@pulumi/pulumi/runtime/index.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { InputError } from "../errors.ts";
import type { ResourceGraph } from "../graph/index.ts";
import { graphOf, type StackDocument } from "../read/index.ts";
import { type Answer, DEFAULT_WHEREABOUTS, standardAnswers } from "./answers.ts";
import { CapturingMonitor } from "./monitor.ts";
import { failingOnRejections } from "./rejections.ts";

/** How the program is run. Everything has a default. */
export interface CaptureOptions {
  /** Default: `project`. */
  readonly project?: string;
  /** Default: `stack`. */
  readonly stack?: string;
  /** Default: `organization`. */
  readonly organization?: string;
  /** Configuration by full key, such as `aws:region` or `orders:replicas`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Keys of `config` whose values are secrets. */
  readonly secretKeys?: readonly string[];
  /**
   * Answers to provider functions by token, beside those about account, region, zones, partition and client
   * configuration, which are answered already.
   */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Outputs of other stacks, by the name the program gives to `StackReference`; not known where absent. */
  readonly stackOutputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

// Not in the SDK's public types. The contract test of this folder notices when it changes.
interface InternalState {
  withLocalStorage<Result>(callback: () => Result): Result;
}

interface InternalSettings {
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
}

/**
 * Runs a Pulumi program in this process and returns the graph of what it registers, as a first preview would see it.
 * It needs no Pulumi CLI, no plugin and no cloud account, and creates nothing.
 *
 * ```ts
 * const graph = await capture(() => import("./index.ts"));
 * ```
 *
 * A module that registers resources when it is imported does so once in a process; export a function to capture it
 * several times. Transforms of the kind `registerResourceTransform` are not supported, transformations are.
 *
 * @param program Runs the program. A module with a function as default export has it called.
 * @throws whatever the program throws.
 */
export async function capture(program: () => unknown, options: CaptureOptions = {}): Promise<ResourceGraph> {
  return graphOf([await captureDocument(program, options)]);
}

/** What {@link capture} makes its graph of. */
export async function captureDocument(
  program: () => unknown,
  options: CaptureOptions = {},
): Promise<StackDocument> {
  const { project = "project", stack = "stack", organization = "organization", config = {} } = options;
  const configured = new Map(Object.entries(config));
  const region = configured.get("aws:region") ?? DEFAULT_WHEREABOUTS.region;
  const monitor = new CapturingMonitor({
    project,
    stack,
    config,
    answers: new Map([
      ...standardAnswers({ ...DEFAULT_WHEREABOUTS, region }),
      ...Object.entries(options.answers ?? {}),
    ]),
    stackOutputs: options.stackOutputs ?? {},
  });
  const run = async (): Promise<void> => {
    runtime.setMockOptions(monitor, project, stack, true, organization);
    runtime.setAllConfig({ ...config }, [...(options.secretKeys ?? [])]);
    const settings = runtime as unknown as InternalSettings;
    await settings.awaitFeatureSupport();
    await runtime.runInPulumiStack(async () => outputsOf(await program()));
    await settings.waitForRPCs();
  };
  await failingOnRejections(() => (state as unknown as InternalState).withLocalStorage(run)).catch(explain);
  return {
    kind: "program",
    file: `program ${project}`,
    records: monitor.records,
    deleted: new Set(),
    pointer: (index) => `resource ${index}`,
  };
}

/** The SDK takes what is missing here for an old Pulumi CLI, and asks for another one. */
function explain(error: unknown): never {
  if (!(error instanceof Error && /does not support transforms/.test(error.message))) throw error;
  throw new InputError("the program registers a transform, which only the Pulumi engine can run", {
    advice: "Check the output of `pulumi preview --json --show-sames` instead, or use a transformation.",
  });
}

/** Programs export their outputs, return them from a function, or export that function. */
async function outputsOf(result: unknown): Promise<Record<string, unknown> | undefined> {
  if (typeof result === "function") return (result as () => Promise<Record<string, unknown> | undefined>)();
  if (typeof result !== "object" || result === null) return undefined;
  const { default: main, "module.exports": commonJs, ...outputs } = result as Record<string, unknown>;
  if (commonJs !== undefined && commonJs !== result) return outputsOf(commonJs);
  if (typeof main === "function") return outputsOf(main);
  return main === undefined ? outputs : outputsOf(main);
}
