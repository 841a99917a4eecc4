import { describe, expect, it } from "vitest";
import { resolveInputs } from "../../src/inputs/resolve.ts";
import { refusalOf } from "./refusal.ts";
import { RUNBOOK } from "./schemas.ts";
import { stackWith } from "./stacks.ts";

const environment = { PW: "hunter2" };
const earlier = { host: "db-1", port: 5433, tables: ["a"] };

describe("the inputs of a run that is resumed", () => {
  it("are those it began with, whatever the stack and the defaults say now", async () => {
    const stack = stackWith({ databaseHost: "db-2", databasePort: 1 });
    const { inputs, origins } = await resolveInputs(RUNBOOK, {
      earlier,
      stack,
      flags: ["password=env:PW"],
      environment,
    });
    expect(inputs).toEqual({ ...earlier, password: "hunter2" });
    expect(origins).toMatchObject({ host: "earlier", port: "earlier", password: "environment" });
  });

  it("may be given again, but not as others", async () => {
    const flags = ["password=env:PW", "tables=a"];
    await resolveInputs(RUNBOOK, { earlier, flags, environment });
    const message = await refusalOf(
      resolveInputs(RUNBOOK, { earlier, flags: [...flags, "host=db-2"], environment }),
    );
    expect(message).toContain('input "host" is "db-1" in the run to resume, and cannot become "db-2"');
  });

  it("hold no secret, which is asked for again", async () => {
    const attempt = resolveInputs(RUNBOOK, { earlier: { ...earlier, password: "from-the-journal" } });
    expect(await refusalOf(attempt)).toContain('input "password" is missing');
  });

  it("that were secret because the stack said so stay secret without the stack", async () => {
    const { host: _, ...others } = earlier;
    const flags = ["password=env:PW", "host=env:HOST"];
    const { secrets } = await resolveInputs(RUNBOOK, {
      earlier: others,
      earlierSecrets: ["host", "password"],
      flags,
      environment: { ...environment, HOST: "hidden-host" },
    });
    expect(secrets).toEqual(["host", "password"]);
  });

  it("that the runbook no longer has are left out, and that no longer fit are named", async () => {
    const flags = ["password=env:PW"];
    const gone = await resolveInputs(RUNBOOK, { earlier: { ...earlier, gone: 1 }, flags, environment });
    expect(gone.inputs).not.toHaveProperty("gone");
    const message = await refusalOf(
      resolveInputs(RUNBOOK, { earlier: { ...earlier, port: "x" }, flags, environment }),
    );
    expect(message).toContain('the run to resume: input "port" must be a whole number, not "x"');
  });
});
