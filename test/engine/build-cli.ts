import { ensurePulumiCli } from "./pulumi-cli/build.ts";

/** Before the first engine test: a Pulumi CLI, built once if there is none. No test has to wait for that. */
export default async function setup(): Promise<void> {
  await ensurePulumiCli();
}
