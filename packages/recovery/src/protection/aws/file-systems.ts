/** EFS and FSx file systems. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { parseSchedule, type Schedule } from "@rampart/core/units";
import { not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import type { Term } from "../../worst-case/stream.ts";
import { inOtherRegions, placeOf } from "../place.ts";
import type { Protection, Undetermined } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { readSchedule } from "../schedules.ts";
import { streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { DAY, type Documented, daysKept, documentedTerm, labelled, pathIn, textOf } from "../undetermined.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const BACKUP_POLICY: Reference = {
  type: "aws:efs/backupPolicy:BackupPolicy",
  through: "fileSystemId",
  to: [EFS],
};
const REPLICATION: Reference = {
  type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
  through: "sourceFileSystemId",
  to: [EFS],
};

interface BackupPolicy {
  readonly backupPolicy: { readonly status: string };
}

interface Replication {
  readonly destinations: readonly { readonly region: string; readonly availabilityZoneName: string }[];
}

/** Automatic backups: a plan of AWS Backup that starts at 05:00 UTC, with its default windows, and keeps 35 days. */
const AUTOMATIC: string = AWS_FIGURES.efsAutomaticRetention.source;
const AUTOMATIC_SCHEDULE: Schedule = parseSchedule("0 5 * * *");
const AUTOMATIC_DELAYS = [
  { name: "start window (default)", seconds: AWS_FIGURES.backupStartWindow.seconds, source: AUTOMATIC },
  {
    name: "completion window (default)",
    seconds: AWS_FIGURES.backupCompletionWindow.seconds,
    source: AUTOMATIC,
  },
] as const;

const EFS_LAG: Documented = AWS_FIGURES.efsReplicationLag;

export const protectFileSystem: Protector = (resource, graph) => [
  ...automaticBackups(graph, resource),
  ...replica({
    name: "storage in three zones",
    of: resource,
    path: "availabilityZoneName",
    // A One Zone file system names its zone.
    exists: labelled(resource, not(resource.isWired("availabilityZoneName"))),
    lag: { lag: "none" },
    survives: { zone: yes(pathIn(resource, "availabilityZoneName")) },
  }),
  ...fileReplicas(graph, resource),
];

/** On for file systems in one zone, and off for others, where no policy says anything. Source: {@link AUTOMATIC}. */
function hasAutomaticBackups(graph: ResourceGraph, resource: Resource): Truth {
  const { certain, possible } = graph.references.to(resource, BACKUP_POLICY);
  if (certain.length === 0 && possible.length === 0) {
    return labelled(resource, resource.isWired("availabilityZoneName"));
  }
  return someAttached<BackupPolicy>(graph, resource, BACKUP_POLICY, (policy) =>
    policy.get("backupPolicy").get("status").oneOf(["ENABLED"]),
  );
}

function automaticBackups(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const exists = hasAutomaticBackups(graph, resource);
  const name = "automatic backups";
  return protectionIf(exists, {
    kind: "scheduled-backup",
    by: resource,
    name,
    stream: streamOf(name, exists, AUTOMATIC_SCHEDULE, AUTOMATIC_DELAYS),
    survives: survivingOnly(AUTOMATIC, { deletion: yes(AUTOMATIC), zone: yes(AUTOMATIC) }),
    retention: { seconds: AWS_FIGURES.efsAutomaticRetention.seconds, path: AUTOMATIC },
  });
}

function fileReplicas(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const { certain, possible } = graph.references.to(resource, REPLICATION);
  const home = placeOf(graph, resource);
  return [...certain, ...possible.map((one) => one.resource)].flatMap((owner) => {
    const exists: Truth = certain.includes(owner)
      ? yes(pathIn(owner, "sourceFileSystemId"))
      : undetermined({ path: pathIn(owner, "sourceFileSystemId"), reason: "computed" });
    return (owner as unknown as Resource<Replication>)
      .get("destinations")
      .items()
      .flatMap((item) => {
        const destination = item;
        const region = textOf(owner, destination.get("region"));
        const known = typeof region === "string" ? region : undefined;
        const path = pathIn(owner, destination.path);
        const isSame = region === undefined;
        const there = { of: path, region: known ?? (isSame ? home.region : undefined), account: undefined };
        const elsewhere = inOtherRegions(home, { ...there, namesRegion: !isSame, provider: home.provider });
        return replica({
          name: `replication to ${known ?? "another file system"}`,
          of: resource,
          by: owner,
          path: destination.path,
          exists,
          lag: { lag: "typical", typical: EFS_LAG },
          survives: { deletion: yes(path), zone: yes(path), region: elsewhere },
        });
      });
  });
}

interface FsxFileSystem {
  readonly automaticBackupRetentionDays: number;
  readonly dailyAutomaticBackupStartTime: string;
  readonly deploymentType: string;
}

/** Days that automatic backups are kept where the program does not say; none of the others has any then. */
const FSX_RETENTION: ReadonlyMap<string, number> = new Map([
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", daysOf(AWS_FIGURES.fsxWindowsRetention)],
]);

const FSX_WINDOW: Term = documentedTerm("backup window", AWS_FIGURES.fsxBackupWindow);

/** Deployments that write to two zones before they answer. */
const IN_TWO_ZONES = ["MULTI_AZ_1", "MULTI_AZ_2", "MULTI_AZ_HA_1"];

export const protectFsx: Protector = (resource) => {
  const files = resource as unknown as Resource<FsxFileSystem>;
  const days = files.get("automaticBackupRetentionDays");
  const unset = FSX_RETENTION.get(resource.type) ?? 0;
  const exists = labelled(resource, days.orElse(unset).atLeast(1));
  const path = pathIn(resource, days.path);
  const name = "automatic backups";
  const backups = protectionIf(exists, {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(name, exists, dailyAt(resource, files.get("dailyAutomaticBackupStartTime")), [
      FSX_WINDOW,
    ]),
    // They are deleted with the file system.
    survives: survivingOnly(path, { zone: yes(path) }),
    retention: daysKept(resource, days, unset),
    assumes: ["AWS states no bound for how long a backup of FSx takes; it counts as none here"],
  });
  const pair = replica({
    name: "file servers in two zones",
    of: resource,
    path: "deploymentType",
    exists: labelled(resource, files.get("deploymentType").oneOf(IN_TWO_ZONES)),
    lag: { lag: "none" },
    survives: { zone: yes(pathIn(resource, "deploymentType")) },
  });
  return [...backups, ...pair];
};

/** Daily at `HH:MM` UTC; once a day at a time that AWS chooses where it is not set. */
function dailyAt(owner: Resource, value: Value<string>): Schedule | Undetermined {
  const time = textOf(owner, value);
  if (typeof time === "object") return time;
  if (time === undefined) return { kind: "rate", timeZone: "UTC", every: DAY };
  const [hour = "", minute = ""] = time.split(":");
  return readSchedule(`${Number(minute)} ${Number(hour)} * * *`, "UTC", pathIn(owner, value.path));
}
