import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { defineRunbook, type Runbook } from "@rampart/runbook";

// Of the tests: a runbook with a part of each kind. What it does is a line in `effects` each.

const effect = (line: string): void => appendFileSync("effects", `${line}\n`);
const versionNow = (): string => (existsSync("key") ? readFileSync("key", "utf8") : "1");

const runbook: Runbook = defineRunbook(
  {
    name: "team/rotate",
    purpose: "Rotates the key of a service",
    inputs: {
      required: ["service"],
      properties: {
        service: { type: "string", description: "name of the service" },
        copies: { type: "integer", description: "how many copies", default: 1 },
        password: { type: "string", description: "password of the store", secret: true },
      },
    },
    objectives: { rto: "15m" },
  },
  ({ target, gate, step, manual, parallel, forEach }) => {
    const key = target({
      name: "key",
      read: async ({ $ }) => {
        await $`echo looking`;
        return { version: versionNow() };
      },
    });
    return [
      gate({
        name: "a key is there",
        reads: { key },
        check: ({ key: found }) => ({ passes: true, value: `version ${found?.version}` }),
      }),
      step({
        name: "make the new key",
        purpose: "Puts a new key beside the old one",
        reads: { key },
        changes: () => ({ key: { version: "2" } }),
        run: async ({ $, inputs, progress }) => {
          effect("make");
          progress(0, 10, "files");
          await $({
            env: { PASSWORD: inputs.password ?? "none" },
          })`sh -c ${"echo the password is $PASSWORD"}`;
          progress(10, 10, "files");
          writeFileSync("key", "2");
        },
        probe: () => ({ is: versionNow() === "2" ? "done" : "not-done" }),
        verify: () => ({ passes: true, value: "2 is there" }),
        undo: () => {
          effect("unmake");
          writeFileSync("key", "1");
        },
        ifItFails: "The old key still works: there is time.",
      }),
      parallel({ name: "tell them" }, [
        step({ name: "tell the web", run: () => effect("tell the web") }),
        step({ name: "tell the mail", run: () => effect("tell the mail") }),
      ]),
      forEach({
        name: "restart",
        items: () => ["web-1", "web-2"],
        key: (item: string) => item,
        step: (item: string) => ({ run: () => effect(`restart ${item}`) }),
      }),
      manual({ name: "look at it", instructions: () => "Open the dashboard.\nLook at the errors." }),
    ];
  },
);

export default runbook;
