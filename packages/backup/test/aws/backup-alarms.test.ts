import { describe, expect, it } from "vitest";
import { alarmsOf } from "../../src/aws/alarms.ts";
import { AlarmMode, BackupAlarms, type BackupAlarmsArgs } from "../../src/aws/index.ts";
import { listOf, refusalOf, stackOf, the, vaultOf } from "./stacks.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const NAME = "aws:sns/topicSubscription:TopicSubscription";
const WORDS = [
  "backup-failed",
  "copy-failed",
  "guard-changed",
  "key-at-risk",
  "recovery-point-deleted",
  "restore-test-failed",
];

function sharedAlarms(args: Partial<BackupAlarmsArgs> = {}): BackupAlarms {
  return new BackupAlarms("shared", { vaults: { orders: vaultOf({ alarms: AlarmMode.Off }) }, ...args });
}

describe("alarms of a vault", () => {
  it("go to a topic of its own, from one rule for each kind", async () => {
    const graph = await stackOf(() => vaultOf({ emails: ["on-call@example.com"] }));
    const rules = graph.ofType(RULE).map(({ name }) => name);
    expect(rules.sort()).toEqual([...WORDS.map((word) => `orders-${word}`), "orders-eu-west-1"].sort());
    const topic = the(graph, "aws:sns/topic:Topic", "orders-alarms");
    for (const word of WORDS) {
      expect(the(graph, TARGET, `orders-${word}-own`).sourcesOf("arn")).toEqual([topic.urn]);
    }
    expect(the(graph, NAME, "orders-alarms-on-call@example.com").encodedInputs).toMatchObject({
      protocol: "email",
      endpoint: "on-call@example.com",
    });
  });

  it("hear from the regions of copies, by a rule there that sends on to the vault's", async () => {
    const graph = await stackOf(() => vaultOf());
    const rule = the(graph, RULE, "orders-eu-west-1");
    expect(rule.get("region").knownText()).toBe("eu-west-1");
    const target = the(graph, TARGET, "orders-eu-west-1");
    expect(target.get("region").knownText()).toBe("eu-west-1");
    expect(target.get("arn").knownText()).toBe("arn:aws:events:eu-central-1:123456789012:event-bus/default");
    expect(target.sourcesOf("roleArn")).toEqual([the(graph, "aws:iam/role:Role", "orders-forward").urn]);
    // What is sent on is all that the rules at home look for.
    const sent = JSON.parse(rule.get("eventPattern").knownText() ?? "{}") as {
      detail: { eventName: string[] };
    };
    const looked = alarmsOf({ arns: [], names: [], keys: [{} as never] }).flatMap(
      ({ pattern }) => (pattern.detail as { eventName?: readonly string[] }).eventName ?? [],
    );
    expect([...sent.detail.eventName].sort()).toEqual([...looked].sort());
  });

  it("are left to others where the vault is told so", async () => {
    const graph = await stackOf(() => vaultOf({ alarms: AlarmMode.Off }));
    expect(listOf(graph).filter((one) => /cloudwatch|sns|Alarms/.test(one))).toEqual([]);
  });
});

describe("alarms of several vaults", () => {
  it("go to the topics that are given, each under a word of its own", async () => {
    const notify = { pager: "arn:aws:sns:eu-central-1:123456789012:pager" };
    const graph = await stackOf(() => sharedAlarms({ notify }));
    expect(listOf(graph).filter((one) => /sns/.test(one))).toEqual([]);
    for (const word of WORDS) {
      expect(the(graph, TARGET, `shared-${word}-pager`).get("arn").knownText()).toBe(notify.pager);
    }
  });

  it("are refused without a vault, with topics and addresses at once, and with addresses that are none", async () => {
    const refused = (args: Partial<BackupAlarmsArgs>): Promise<readonly string[]> =>
      refusalOf(() => sharedAlarms(args), "rampart:index:AwsBackupAlarms");
    expect(await refused({ vaults: {} })).toEqual(["vaults: it must not be empty"]);
    expect(
      await refused({
        notify: { pager: "arn:aws:sns:eu-central-1:123456789012:pager" },
        emails: ["a@example.com"],
      }),
    ).toEqual([
      expect.stringMatching(/^emails: they belong to a topic that is made, and notify gives topics/),
    ]);
    expect(await refused({ emails: ["nobody"] })).toEqual([
      'emails.0: "nobody" has the wrong form; write an address',
    ]);
  });
});
