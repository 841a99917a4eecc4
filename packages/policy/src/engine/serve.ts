import type { PolicyPack } from "./pack.ts";
import { loadSdk } from "./sdk.ts";
import { analyzerService } from "./service.ts";

export interface RunningPolicyPack {
  /** On this machine's loopback address. */
  readonly port: number;
  stop(): void;
}

/** Serves `pack` on a free port, to this machine only. */
export async function servePolicyPack(pack: PolicyPack, sdkManifest: string): Promise<RunningPolicyPack> {
  const sdk = loadSdk(sdkManifest);
  // The request for a whole stack is larger than gRPC's usual limit of 4 MiB.
  const server = new sdk.grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const { methods, handlers } = analyzerService(pack, sdk);
  server.addService(methods, handlers);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", sdk.grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}

/**
 * Runs `pack` as the process of a policy pack: serves it, and tells the engine where by the first line of standard
 * output. Everything else a pack prints must go to standard error.
 *
 * @param sdkManifest where the `package.json` of `@pulumi/pulumi` is:
 * `require.resolve("@pulumi/pulumi/package.json")`.
 */
export async function runPolicyPack(pack: PolicyPack, sdkManifest: string): Promise<void> {
  const { port } = await servePolicyPack(pack, sdkManifest);
  process.stdout.write(`${port}\n`);
}
