import { Provider } from "@pulumi/aws/provider.js";
import { ComponentResource } from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  AlarmMode,
  BackupVault,
  COMPLIANCE_ACKNOWLEDGEMENT,
  LockMode,
  TEARDOWN_ACKNOWLEDGEMENT,
} from "../../src/aws/index.ts";
import { COPIES, HOME, listOf, refusalOf, stackOf, the, vaultOf } from "./stacks.ts";

const vaultRefusal = (args: Parameters<typeof vaultOf>[0]): Promise<readonly string[]> =>
  refusalOf(() => vaultOf(args), "rampart:index:AwsBackupVault");

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "aws:backup/vaultPolicy:VaultPolicy";
const KEY = "aws:kms/key:Key";
const AIR_GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const ADOPTED = `arn:aws:backup:${HOME}:123456789012:backup-vault:old`;
const FOREIGN = "arn:aws:backup:eu-west-1:210987654321:backup-vault:kept";

/** Statements of a policy by their id. */
function statementsOf(text: string | undefined): Record<string, Record<string, unknown>> {
  const { Statement } = JSON.parse(text ?? "{}") as { Statement: { Sid: string }[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe("a vault with its required arguments only", () => {
  it("has key, lock and policy in both regions, and alarms", async () => {
    const graph = await stackOf(() => vaultOf());
    expect(listOf(graph).filter((one) => !one.includes("aws:cloudwatch"))).toEqual([
      "aws:backup/vault:Vault orders",
      "aws:backup/vault:Vault orders-ireland",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration orders",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration orders-ireland",
      "aws:backup/vaultNotifications:VaultNotifications orders-orders",
      "aws:backup/vaultPolicy:VaultPolicy orders",
      "aws:backup/vaultPolicy:VaultPolicy orders-ireland",
      "aws:iam/role:Role orders-forward",
      "aws:iam/rolePolicy:RolePolicy orders-forward",
      "aws:kms/key:Key orders",
      "aws:kms/key:Key orders-alarms",
      "aws:kms/key:Key orders-ireland",
      "aws:sns/topic:Topic orders-alarms",
      "aws:sns/topicPolicy:TopicPolicy orders-alarms",
      "rampart:index:AwsBackupAlarms orders",
      "rampart:index:AwsBackupVault orders",
    ]);
  });

  it("puts every part of a copy into the region of the copy, under the component", async () => {
    const graph = await stackOf(() => vaultOf());
    const parent = the(graph, "rampart:index:AwsBackupVault", "orders").urn;
    for (const type of [VAULT, LOCK, POLICY, KEY]) {
      const copy = the(graph, type, "orders-ireland");
      expect([type, copy.get("region").knownText(), copy.parentUrn]).toEqual([type, "eu-west-1", parent]);
      expect(the(graph, type, "orders").get("region").knownText()).toBe(HOME);
    }
  });

  it("protects and keeps vaults, locks, policies and keys", async () => {
    const graph = await stackOf(() => vaultOf());
    for (const type of [VAULT, LOCK, POLICY, KEY]) {
      for (const name of ["orders", "orders-ireland"]) {
        const resource = the(graph, type, name);
        expect([type, name, resource.isProtected, resource.isRetainedOnDelete]).toEqual([
          type,
          name,
          true,
          true,
        ]);
      }
    }
  });

  it("takes nothing that is kept for less than 7 days, and can be unlocked by those who may", async () => {
    const graph = await stackOf(() => vaultOf());
    const lock = the(graph, LOCK, "orders");
    expect(lock.get("minRetentionDays").knownNumber()).toBe(7);
    expect(lock.get("maxRetentionDays").isAbsent).toBe(true);
    expect(lock.get("changeableForDays").isAbsent).toBe(true);
  });

  it("denies everybody to delete recovery points, to change when they go, and to take the lock off", async () => {
    const graph = await stackOf(() => vaultOf());
    const statements = statementsOf(the(graph, POLICY, "orders").get("policy").knownText());
    expect(statements).toEqual({
      RecoveryPointsStay: {
        Sid: "RecoveryPointsStay",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "backup:DeleteBackupVault",
          "backup:DeleteBackupVaultLockConfiguration",
          "backup:DeleteRecoveryPoint",
          "backup:DisassociateRecoveryPoint",
          "backup:DisassociateRecoveryPointFromParent",
          "backup:UpdateRecoveryPointLifecycle",
        ],
        Resource: "*",
      },
    });
  });

  it("has a key that rotates, and that nobody can disable or delete", async () => {
    const graph = await stackOf(() => vaultOf());
    const key = the(graph, KEY, "orders");
    expect(key.get("enableKeyRotation").equals(true).state).toBe("true");
    expect(key.get("deletionWindowInDays").knownNumber()).toBe(30);
    const { KeyStays, AccountAdministersThroughIam } = statementsOf(key.get("policy").knownText());
    expect(KeyStays).toMatchObject({ Effect: "Deny", Principal: "*" });
    expect(KeyStays).toHaveProperty("Action", expect.arrayContaining(["kms:ScheduleKeyDeletion"]));
    expect(AccountAdministersThroughIam).toMatchObject({ Effect: "Allow", Action: "kms:*" });
    expect(the(graph, VAULT, "orders").sourcesOf("kmsKeyArn")).toEqual([key.urn]);
  });

  it("changes the lock before the policy that denies it", async () => {
    const graph = await stackOf(() => vaultOf());
    const lock = the(graph, LOCK, "orders");
    expect(the(graph, POLICY, "orders").dependencies).toContain(lock.urn);
  });

  it("has names that no other stack of the account has, within 50 characters", async () => {
    const long = "orders-of-the-whole-enterprise-in-all-its-regions-and-countries";
    const graph = await stackOf(() => {
      new BackupVault("orders", { copies: COPIES });
      new BackupVault(long, { copies: COPIES });
    });
    expect(the(graph, VAULT, "orders").get("name").knownText()).toBe("project-stack-orders");
    const cut = the(graph, VAULT, long).get("name").knownText() ?? "";
    expect(cut.length).toBeLessThanOrEqual(50);
    expect(cut).toMatch(/^project-stack-orders-of-the-whole-enterpr.*-[0-9a-f]{8}$/);
  });
});

describe("those who may break the glass", () => {
  const breakGlass = { security: "arn:aws:iam::123456789012:role/security" };

  it("are exempt, and alone may change policies and locks", async () => {
    const graph = await stackOf(() => vaultOf({ breakGlass }));
    const { RecoveryPointsStay, GuardStays } = statementsOf(
      the(graph, POLICY, "orders").get("policy").knownText(),
    );
    const Condition = { ArnNotLike: { "aws:PrincipalArn": [breakGlass.security] } };
    expect(RecoveryPointsStay).toMatchObject({ Condition });
    expect(GuardStays).toMatchObject({ Effect: "Deny", Condition });
    expect(GuardStays).toHaveProperty(
      "Action",
      expect.arrayContaining(["backup:PutBackupVaultAccessPolicy"]),
    );
  });
});

describe("a compliance lock", () => {
  it("is made where it is acknowledged in full, with days in which it can be taken off", async () => {
    const lock = {
      mode: LockMode.Compliance,
      acknowledgement: COMPLIANCE_ACKNOWLEDGEMENT,
      maxRetention: "365d",
    };
    const graph = await stackOf(() => vaultOf({ lock }));
    for (const name of ["orders", "orders-ireland"]) {
      const made = the(graph, LOCK, name);
      expect(made.get("changeableForDays").knownNumber()).toBe(3);
      expect(made.get("maxRetentionDays").knownNumber()).toBe(365);
    }
  });

  it("is refused where it is not", async () => {
    const [problem, ...others] = await vaultRefusal({ lock: { mode: LockMode.Compliance } });
    expect(problem).toMatch(/^lock\.acknowledgement: nobody can ever take a compliance lock off/);
    expect(others).toEqual([]);
    const lock = { mode: LockMode.Compliance, acknowledgement: "yes" };
    expect(await vaultRefusal({ lock })).toEqual([problem]);
  });
});

describe("a lock that AWS would refuse", () => {
  it.each([
    [
      { minRetention: "12h" },
      [
        "lock.minRetention: 12h is less than the 1d of AWS Backup",
        "lock.minRetention: 12h: AWS Backup counts whole days",
      ],
    ],
    [{ minRetention: "30d", maxRetention: "7d" }, ["lock.maxRetention: 7d is less than 30d, the least"]],
    [{ maxRetention: "101y" }, ["lock.maxRetention: 101y is more than the 36500d of AWS Backup"]],
    [
      { changeableFor: "5d" },
      ["lock.changeableFor: a governance lock can always be taken off; leave it out"],
    ],
    [
      { mode: LockMode.Compliance, acknowledgement: COMPLIANCE_ACKNOWLEDGEMENT, changeableFor: "1d" },
      ["lock.changeableFor: 1d is less than the 3d of AWS Backup"],
    ],
    [
      { acknowledgement: COMPLIANCE_ACKNOWLEDGEMENT },
      ["lock.acknowledgement: it belongs to a compliance lock only; leave it out"],
    ],
    [
      { mode: "governence" },
      ['lock.mode: "governence" is not one of governance, compliance; did you mean "governance"?'],
    ],
  ])("is refused before: %j", async (lock, problems) => {
    expect(await vaultRefusal({ lock })).toEqual(problems);
  });
});

describe("what exists", () => {
  it("is adopted instead of made: vault, key, copy", async () => {
    let copy: { region: string | undefined; accountId: string | undefined } | undefined;
    const graph = await stackOf(() => {
      const vault = new BackupVault("orders", {
        existing: ADOPTED,
        copies: { kept: { existing: FOREIGN }, ireland: { region: "eu-west-1", key: "arn:aws:kms:x" } },
        alarms: AlarmMode.Off,
      });
      copy = vault.copies.kept;
    });
    expect(listOf(graph)).toEqual([
      "aws:backup/vault:Vault orders-ireland",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration orders-ireland",
      "aws:backup/vaultPolicy:VaultPolicy orders-ireland",
      "rampart:index:AwsBackupVault orders",
    ]);
    expect(the(graph, VAULT, "orders-ireland").get("kmsKeyArn").knownText()).toBe("arn:aws:kms:x");
    expect(copy).toMatchObject({ region: "eu-west-1", accountId: "210987654321", lock: undefined });
  });

  it("is not adopted and made at once", async () => {
    // The lock is that of the copy, which is made.
    const both = { existing: ADOPTED, key: "arn:aws:kms:x", lock: {} };
    expect(await vaultRefusal(both)).toEqual([
      "existing: it adopts what exists, and key would make it; give one or the other",
    ]);
    const nothingMade = {
      existing: ADOPTED,
      copies: { kept: { existing: FOREIGN } },
      lock: {},
      breakGlass: {},
    };
    expect(await vaultRefusal(nothingMade)).toEqual([
      "existing: it adopts what exists, and lock, breakGlass would make it; give one or the other",
    ]);
    const copies = { kept: { existing: FOREIGN, key: "arn:aws:kms:x" } };
    expect(await vaultRefusal({ copies })).toEqual([
      "copies.kept.existing: it adopts what exists, and key would make it; give one or the other",
    ]);
  });
});

describe("an air-gapped vault", () => {
  it("is made beside the vault, with a key of AWS that nobody can delete", async () => {
    const airGapped = { minRetention: "7d", maxRetention: "90d" };
    const graph = await stackOf(() => vaultOf({ airGapped }));
    const made = the(graph, AIR_GAPPED, "orders-air-gapped");
    expect(made.get("minRetentionDays").knownNumber()).toBe(7);
    expect(made.get("maxRetentionDays").knownNumber()).toBe(90);
    expect(made.get("encryptionKeyArn").isAbsent).toBe(true);
    expect(made.isProtected).toBe(true);
  });

  it("takes 7 days at least", async () => {
    expect(await vaultRefusal({ airGapped: { minRetention: "3d", maxRetention: "2d" } })).toEqual([
      "airGapped.minRetention: 3d is less than the 7d of AWS",
      "airGapped.maxRetention: 2d is less than 3d, the least",
    ]);
  });
});

describe("a teardown", () => {
  it("takes off what keeps vaults and keys, and lets recovery points go with the vault", async () => {
    const graph = await stackOf(() => vaultOf({ teardown: TEARDOWN_ACKNOWLEDGEMENT }));
    for (const name of ["orders", "orders-ireland"]) {
      for (const type of [VAULT, LOCK, POLICY, KEY]) {
        const resource = the(graph, type, name);
        expect([type, resource.isProtected, resource.isRetainedOnDelete]).toEqual([type, false, false]);
      }
      expect(the(graph, VAULT, name).get("forceDestroy").equals(true).state).toBe("true");
      expect(statementsOf(the(graph, KEY, name).get("policy").knownText()).KeyStays).toBeUndefined();
    }
  });

  it("is refused where it is not acknowledged in full", async () => {
    expect(await vaultRefusal({ teardown: "true" })).toEqual([
      `teardown: write "${TEARDOWN_ACKNOWLEDGEMENT}", or leave it out`,
    ]);
  });
});

describe("the region of a vault", () => {
  it("is not guessed where a provider of its own, or of a parent, may be set to another one", async () => {
    const regions: (string | undefined)[] = [];
    await stackOf(() => {
      const provider = new Provider("elsewhere", { region: "us-east-1" });
      const group = new ComponentResource("my:index:Group", "group", {}, { providers: { aws: provider } });
      const plain = new ComponentResource("my:index:Group", "plain");
      const args = { copies: COPIES, alarms: AlarmMode.Off };
      for (const [name, opts] of Object.entries({
        own: { provider },
        group: { parent: group },
        plain: { parent: plain },
      })) {
        regions.push(new BackupVault(name, args, opts).region);
      }
    });
    expect(regions).toEqual([undefined, undefined, HOME]);
  });
});

describe("wrong arguments of a vault", () => {
  it("are named, all at once, before anything is registered", async () => {
    const args = {
      copies: { ireland: { regoin: "eu-west-1" } },
      lock: { minRetention: "7" },
      tag: {},
    } as unknown as Parameters<typeof vaultOf>[0];
    expect(await vaultRefusal(args)).toEqual([
      expect.stringMatching(/^tag: there is no such argument; did you mean "tags"\?/),
      'copies.ireland.regoin: there is no such argument; did you mean "region"?',
      expect.stringMatching(/^lock\.minRetention: "7" has no unit/),
    ]);
  });

  it("a copy to the vault's own region, or to itself", async () => {
    expect(await vaultRefusal({ copies: { here: { region: HOME } } })).toEqual([
      `copies.here.region: ${HOME} is the region of the vault itself; copy to another one`,
    ]);
    const itself = { existing: ADOPTED, copies: { self: { existing: ADOPTED } } };
    expect(await vaultRefusal(itself)).toEqual([
      "copies.self.existing: it is the vault itself, and not a copy",
    ]);
  });

  it("recipients of alarms that cannot get them", async () => {
    const notify = { pager: "arn:aws:sns:us-east-1:123456789012:pager", odd: "pager" };
    expect(await vaultRefusal({ notify, emails: ["a@example.com", "a@example.com"] })).toEqual([
      expect.stringMatching(/^emails: they belong to a topic that is made/),
      `notify.pager: the topic stands in us-east-1, and alarms are raised in ${HOME}; give one there`,
      expect.stringMatching(/^notify\.odd: "pager" is not the ARN of a topic/),
      "emails.1: a@example.com is in the list twice",
    ]);
    expect(await vaultRefusal({ alarms: AlarmMode.Off, emails: ["a@example.com"] })).toEqual([
      "emails: alarms is off; leave one of them out",
    ]);
  });

  it("two copies in one region, names that differ in case only, no copy at all", async () => {
    const twice = { ireland: { region: "eu-west-1" }, dublin: { region: "eu-west-1" } };
    expect(await vaultRefusal({ copies: twice })).toEqual([
      "copies.dublin.region: ireland is a copy in eu-west-1 already",
    ]);
    const cases = { paris: { region: "eu-west-3" }, Paris: { region: "eu-west-2" } };
    expect(await vaultRefusal({ copies: cases })).toEqual([
      "copies.Paris: it differs from paris in case only; choose another name",
    ]);
    expect(await vaultRefusal({ copies: {} })).toEqual([
      expect.stringMatching(/^copies: there must be one at least/),
    ]);
  });

  it("an ARN that is none, of another region, or that contradicts its region", async () => {
    expect(await vaultRefusal({ copies: { kept: { existing: "kept" } } })).toEqual([
      expect.stringMatching(/^copies\.kept\.existing: "kept" is not the ARN of a backup vault/),
    ]);
    const copies = { kept: { existing: FOREIGN, region: "us-east-1" } };
    expect(await vaultRefusal({ copies })).toEqual([
      "copies.kept.region: the vault of existing stands in eu-west-1",
    ]);
    expect(await vaultRefusal({ existing: ADOPTED, region: "us-east-1" })).toEqual([
      expect.stringMatching(/^existing: it stands in eu-central-1, and the vault is to be in us-east-1/),
    ]);
  });
});
