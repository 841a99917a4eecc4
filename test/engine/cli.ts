// Runs one Pulumi command; the program, if it needs one, runs in this process as the Automation API runs it.
import { spawn } from "node:child_process";
import type { Environment } from "./environment.ts";
import { type GrpcServer, requireSdk, serve } from "./sdk.ts";

/** A Pulumi program: registers resources, and returns the stack's outputs. */
export type Program = () => Promise<Record<string, unknown> | undefined> | Promise<void>;

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that failed although the test did not expect it to. */
export class PulumiCommandError extends Error {
  readonly result: CommandResult;

  constructor(args: readonly string[], result: CommandResult) {
    super(
      `pulumi ${withoutSecrets(args)} ended with ${result.exitCode}.\n${result.stdout}\n${result.stderr}`.trim(),
    );
    this.name = "PulumiCommandError";
    this.result = result;
  }
}

/** The command line as it may be shown: `--secret key=[secret]`. */
function withoutSecrets(args: readonly string[]): string {
  return args
    .map((arg, index) => (args[index - 1] === "--secret" ? arg.replace(/=.*/s, "=[secret]") : arg))
    .join(" ");
}

interface LanguageServerModule {
  LanguageServer: new (program: Program) => { onPulumiExit(hasError: boolean): void };
}

export async function runPulumi(
  cli: string,
  environment: Environment,
  args: readonly string[],
  program?: Program,
): Promise<CommandResult> {
  if (!program) return await run(cli, environment, args);
  const host = await serveProgram(program);
  try {
    const client = [`--client=127.0.0.1:${host.port}`, "--exec-kind", "auto.inline"];
    return await run(cli, environment, [...args, ...client]);
  } finally {
    host.server.forceShutdown();
  }
}

async function serveProgram(program: Program): Promise<{ server: GrpcServer; port: number }> {
  const { LanguageServer } = requireSdk<LanguageServerModule>("automation/server");
  const { LanguageRuntimeService } = requireSdk<{ LanguageRuntimeService: object }>("proto/language_grpc_pb");
  return await serve([{ definition: LanguageRuntimeService, handlers: new LanguageServer(program) }]);
}

function run(cli: string, environment: Environment, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(cli, [...args, "--non-interactive"], {
      cwd: environment.projectDir,
      env: { ...environment.variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stdout, stderr }));
  });
}
