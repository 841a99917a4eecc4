import { resolveInputs } from "@rampart/runbook/inputs";
import { simulate } from "@rampart/runbook/simulate";
import { stackFromExport } from "@rampart/runbook/stack";
import { expect, test } from "vitest";
import runbook from "../../operations/transfer-files/runbook.ts";

const urn = (type: string, name: string): string => `urn:pulumi:prod::files::${type}::${name}`;
const root = urn("pulumi:pulumi:Stack", "files-prod");

function bucket(name: string, inputs: object = {}): object {
  const type = "aws:s3/bucket:Bucket";
  const all = { bucket: name, region: "eu-west-1", ...inputs };
  return { urn: urn(type, name), custom: true, id: name, type, parent: root, inputs: all, outputs: all };
}

/** Simulated on a stack whose outputs give the inputs. */
async function simulated(buckets: readonly object[], flags: readonly string[]): Promise<readonly string[]> {
  const outputs = {
    transferSourceBucket: "reports",
    transferSourceRegion: "eu-west-1",
    transferDestinationBucket: "archive",
    transferDestinationRegion: "eu-central-1",
    transferDestinationOwner: "111122223333",
  };
  const resources = [{ urn: root, custom: false, type: "pulumi:pulumi:Stack", outputs }, ...buckets];
  const stack = stackFromExport(JSON.stringify({ version: 3, deployment: { resources } }), "prod.json");
  const { inputs } = await resolveInputs(runbook, { stack, flags });
  const { findings } = await simulate(runbook, { inputs, stack });
  return findings.map(({ kind, step, message }) => `${kind}: ${step}: ${message}`);
}

const OVERWRITE = ["onConflict=overwrite"];

test("on the stack of both buckets, only what S3 holds cannot be told", async () => {
  const versioned = bucket("archive", { versioning: { enabled: true } });
  const found = await simulated([bucket("reports"), versioned], OVERWRITE);
  expect(found).toEqual([
    expect.stringMatching(/^undetermined: objects can be transferred: .* rests on objects to transfer: /),
    expect.stringMatching(/^undetermined: copy: the items of copy cannot be told/),
  ]);
});

test("a bucket that the stack does not have is named; one of another service is not looked for there", async () => {
  const found = await simulated([bucket("reports")], []);
  expect(found).toContainEqual(
    expect.stringMatching(/^unreachable: destination is reachable: .* archive .* but there is none$/),
  );
  const elsewhere = await simulated([bucket("reports")], ["destinationEndpoint=https://s3.example.org"]);
  expect(elsewhere).toContainEqual(
    expect.stringMatching(/^undetermined: destination is reachable: .* the stack does not have this bucket$/),
  );
  expect(elsewhere.filter((finding) => finding.startsWith("unreachable"))).toEqual([]);
});

test("whether a bucket keeps versions is not known where its own resource does not say so", async () => {
  const found = await simulated([bucket("reports"), bucket("archive")], OVERWRITE);
  expect(found).toContainEqual(
    expect.stringMatching(/^undetermined: nothing is lost by overwriting: .*keeps versions is unknown/),
  );
});
