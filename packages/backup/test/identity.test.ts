import {
  type Alias,
  ComponentResource,
  type ComponentResourceOptions,
  rootStackResource,
} from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { identitiesOf, lostFrom } from "./identity.ts";

class House extends ComponentResource {
  constructor(name: string, opts?: ComponentResourceOptions) {
    super("my:index:House", name, {}, opts);
    this.registerOutputs();
  }
}

/** What is lost of `committed` when a house with these aliases stands there. */
async function lost(committed: readonly string[], aliases: readonly Alias[]): Promise<readonly string[]> {
  const program = (): void => {
    const outer = new House("outer");
    new House("new", { parent: outer, aliases: [...aliases] });
  };
  return lostFrom(committed, await identitiesOf(program, "eu-west-1"));
}

const INNER = "my:index:House$my:index:House::new";

describe("the check of identities", () => {
  it("finds nothing lost while everything stands where it did", async () => {
    expect(await lost(["my:index:House::outer", INNER], [])).toEqual([]);
  });

  it("finds what is gone that stacks have: another name, type or parent", async () => {
    const gone = [
      "my:index:House$my:index:House::old",
      "my:index:House$my:index:Shed::new",
      "my:index:House::new",
    ];
    expect(await lost(gone, [])).toEqual(gone);
  });

  it.each<[string, Alias, string]>([
    ["name", { name: "old" }, "my:index:House$my:index:House::old"],
    ["type", { type: "my:index:Shed" }, "my:index:House$my:index:Shed::new"],
    ["parent", { parent: rootStackResource }, "my:index:House::new"],
  ])("takes what an alias names by its former %s for covered", async (_, alias, former) => {
    expect(await lost([former], [alias])).toEqual([]);
  });
});
