// A stack on the real Pulumi engine, with the test provider in place of both clouds and an inline program.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandResult, type Program, PulumiCommandError, runPulumi } from "./cli.ts";
import { addExecutable, type Command, createEnvironment, type Environment } from "./environment.ts";
import { type KeptEvent, receiveEvents } from "./events.ts";
import { ensurePulumiCli } from "./pulumi-cli/build.ts";
import type { Json, Properties } from "./sdk.ts";

export interface EngineStackOptions {
  readonly program: Program;
  readonly project?: string;
  readonly stack?: string;
  /** Copy `Pulumi.yaml` and the stack's configuration from here; `project` is then read from there. */
  readonly projectFolder?: string;
  /** Keys without a namespace belong to the project. The clouds' regions have defaults unless there is a `projectFolder`. */
  readonly config?: Readonly<Record<string, string | { readonly secret: string }>>;
  /** More programs for PATH, such as a policy runtime. */
  readonly executables?: Readonly<Record<string, Command>>;
  /** More environment variables for the CLI and what it starts. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface RunOptions {
  /** Instead of the stack's own program. */
  readonly program?: Program;
  readonly policyPacks?: readonly string[];
  /** One JSON file per pack, in the order of the packs. */
  readonly policyPackConfigs?: readonly string[];
  /** Return a failed run instead of throwing. */
  readonly allowFailure?: boolean;
  /** More words for the command line. */
  readonly args?: readonly string[];
}

export interface EngineRun extends CommandResult {
  readonly events: readonly KeptEvent[];
  /** How many resources were created, updated, left the same, … */
  readonly changes: Readonly<Partial<Record<string, number>>>;
}

/** A resource of a stack export or of a preview's JSON. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

export interface StackExport {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly ResourceState[]; readonly [key: string]: unknown };
}

export interface PreviewJson {
  readonly config?: Properties;
  readonly steps: readonly {
    readonly op: string;
    readonly urn: string;
    readonly oldState?: ResourceState;
    readonly newState?: ResourceState;
  }[];
  readonly duration?: number;
  readonly changeSummary?: Readonly<Record<string, number>>;
}

export interface UpdatePlan {
  readonly resourcePlans: Readonly<
    Record<string, { readonly goal?: Properties; readonly [key: string]: unknown }>
  >;
  readonly [key: string]: unknown;
}

const DEFAULT_CONFIG = { "aws:region": "eu-central-1", "azure-native:location": "westeurope" };

export class EngineStack implements AsyncDisposable {
  readonly project: string;
  readonly stack: string;
  readonly environment: Environment;
  readonly #cli: string;
  readonly #program: Program;

  private constructor(cli: string, environment: Environment, options: EngineStackOptions) {
    this.#cli = cli;
    this.environment = environment;
    this.#program = options.program;
    this.project = options.projectFolder ? projectName(options.projectFolder) : (options.project ?? "test");
    this.stack = options.stack ?? "dev";
  }

  /** Creates the stack in a backend of its own. Use `await using`, which removes everything again. */
  static async create(options: EngineStackOptions): Promise<EngineStack> {
    const cli = await ensurePulumiCli();
    const environment = createEnvironment(options.executables, options.variables);
    const bed = new EngineStack(cli, environment, options);
    try {
      await bed.#initialise(options);
    } catch (error) {
      await environment.remove();
      throw error;
    }
    return bed;
  }

  async #initialise({ projectFolder, config = {} }: EngineStackOptions): Promise<void> {
    const { projectDir } = this.environment;
    const settings = `Pulumi.${this.stack}.yaml`;
    if (projectFolder === undefined) {
      // JSON is YAML.
      const project = { name: this.project, runtime: "nodejs", main: "." };
      writeFileSync(join(projectDir, "Pulumi.yaml"), JSON.stringify(project));
    } else {
      copyFileSync(join(projectFolder, "Pulumi.yaml"), join(projectDir, "Pulumi.yaml"));
      const source = join(projectFolder, settings);
      if (existsSync(source)) copyFileSync(source, join(projectDir, settings));
    }
    await this.pulumi(["stack", "init", this.stack]);
    const defaults: EngineStackOptions["config"] = projectFolder === undefined ? DEFAULT_CONFIG : {};
    const all: NonNullable<EngineStackOptions["config"]> = { ...defaults, ...config };
    const entries = Object.entries(all).flatMap(([key, value]) =>
      typeof value === "string" ? ["--plaintext", `${key}=${value}`] : ["--secret", `${key}=${value.secret}`],
    );
    if (entries.length > 0) await this.pulumi(["config", "set-all", "--stack", this.stack, ...entries]);
  }

  preview(options: RunOptions = {}): Promise<EngineRun> {
    return this.#operate(["preview"], options);
  }

  /** Deploys without a preview first; add one with `args: ["--skip-preview=false"]`. */
  up(options: RunOptions = {}): Promise<EngineRun> {
    return this.#operate(["up", "--yes", "--skip-preview"], options);
  }

  refresh(options: RunOptions = {}): Promise<EngineRun> {
    return this.#operate(["refresh", "--yes", "--skip-preview"], options);
  }

  /** Destroys every resource, protected ones too. */
  async destroy(options: RunOptions = {}): Promise<EngineRun> {
    await this.pulumi(["state", "unprotect", "--all", "--yes", "--stack", this.stack]);
    return await this.#operate(["destroy", "--yes", "--skip-preview"], options);
  }

  /** What `pulumi stack export` prints: secrets encrypted. */
  async exportStack(): Promise<StackExport> {
    const { stdout } = await this.pulumi(["stack", "export", "--stack", this.stack]);
    return JSON.parse(stdout) as StackExport;
  }

  /** What `pulumi preview --json` prints, unchanged resources included. */
  async previewJson(options: RunOptions = {}): Promise<PreviewJson> {
    const args = ["preview", "--json", "--show-sames", "--stack", this.stack, ...flags(options)];
    const result = await this.#run(args, options);
    return JSON.parse(result.stdout) as PreviewJson;
  }

  /** The update plan that `pulumi preview --save-plan` writes. */
  async savePlan(options: RunOptions = {}): Promise<UpdatePlan> {
    const file = join(this.environment.root, "plan.json");
    await this.#run(["preview", "--save-plan", file, "--stack", this.stack, ...flags(options)], options);
    return JSON.parse(readFileSync(file, "utf8")) as UpdatePlan;
  }

  /** The stack's outputs; secret ones as `[secret]`. */
  async outputs(): Promise<Readonly<Record<string, Json>>> {
    const { stdout } = await this.pulumi(["stack", "output", "--json", "--stack", this.stack]);
    return JSON.parse(stdout) as Properties;
  }

  /** Any other Pulumi command, in this stack's environment. */
  async pulumi(args: readonly string[]): Promise<CommandResult> {
    return await this.#run(args, {}, false);
  }

  /** Puts another program on PATH. */
  addExecutable(name: string, command: Command): void {
    addExecutable(this.environment, name, command);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.environment.remove();
  }

  async #operate(command: readonly string[], options: RunOptions): Promise<EngineRun> {
    const sink = await receiveEvents();
    try {
      const args = [...command, "--stack", this.stack, ...flags(options), "--event-log", sink.address];
      const result = await this.#run(args, options);
      await sink.close();
      return { ...result, events: sink.events, changes: sink.changes };
    } finally {
      await sink.close();
    }
  }

  async #run(args: readonly string[], options: RunOptions, withProgram = true): Promise<CommandResult> {
    const program = withProgram ? (options.program ?? this.#program) : undefined;
    const result = await runPulumi(this.#cli, this.environment, args, program);
    if (result.exitCode !== 0 && !options.allowFailure) throw new PulumiCommandError(args, result);
    return result;
  }
}

function projectName(folder: string): string {
  const name = /^name:\s*["']?([\w.-]+)/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1];
  if (name === undefined) throw new Error(`${folder}/Pulumi.yaml names no project.`);
  return name;
}

function flags({ policyPacks = [], policyPackConfigs = [], args = [] }: RunOptions): string[] {
  return [
    ...policyPacks.flatMap((pack) => ["--policy-pack", pack]),
    ...policyPackConfigs.flatMap((config) => ["--policy-pack-config", config]),
    ...args,
  ];
}
