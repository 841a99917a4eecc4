/** KMS keys and secrets: days of grace, and replicas in other regions. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { undetermined, yes } from "@rampart/core/value";
import { deletionProtection } from "../deletion-protection.ts";
import { inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import type { Protector } from "../protector.ts";
import { replica } from "../replicas.ts";
import { daysKept, labelled, pathIn, textOf } from "../undetermined.ts";

const KEY = "aws:kms/key:Key";
const REPLICA_KEYS: Reference = {
  type: "aws:kms/replicaKey:ReplicaKey",
  through: "primaryKeyArn",
  to: [KEY],
};

/** Between 7 and 30 days, 30 where it is not set. Source: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
const KEY_GRACE = 30;

/** 0, or between 7 and 30 days. Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
const SECRET_GRACE = 30;

export const protectKey: Protector = (resource, graph) => {
  const days = (resource as unknown as Resource<{ readonly deletionWindowInDays: number }>).get(
    "deletionWindowInDays",
  );
  return [
    ...deletionProtection(
      resource,
      yes(pathIn(resource, days.path)),
      days.path,
      "days of grace before a key is deleted",
      daysKept(resource, days, KEY_GRACE),
    ),
    ...replicaKeys(graph, resource),
  ];
};

function replicaKeys(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const { certain, possible } = graph.references.to(resource, REPLICA_KEYS);
  const home = placeOf(graph, resource);
  return [...certain, ...possible.map((one) => one.resource)].flatMap((one) => {
    const path = pathIn(one, "primaryKeyArn");
    return replica({
      name: `replica key ${one.name}`,
      of: resource,
      by: one,
      path: "primaryKeyArn",
      exists: certain.includes(one) ? yes(path) : undetermined({ path, reason: "computed" }),
      lag: { lag: "none" },
      // A primary key cannot be deleted before its replicas; they stay usable on their own.
      survives: { deletion: yes(path), zone: yes(path), region: inOtherRegions(home, placeOf(graph, one)) },
    });
  });
}

interface Secret {
  readonly recoveryWindowInDays: number;
  readonly replicas: readonly { readonly region: string }[];
}

export const protectSecret: Protector = (resource, graph) => {
  const secret = resource as unknown as Resource<Secret>;
  const days = secret.get("recoveryWindowInDays");
  const home = placeOf(graph, resource);
  const replicas = secret
    .get("replicas")
    .items()
    .flatMap((item) => {
      const region = item.get("region");
      const known = textOf(resource, region);
      const path = pathIn(resource, region.path);
      const there = {
        of: path,
        region: typeof known === "string" ? known : undefined,
        account: undefined,
        namesRegion: true,
      };
      return replica({
        name: `replica in ${there.region ?? "a region not known yet"}`,
        of: resource,
        path: item.path,
        exists: labelled(resource, item.isSet()),
        lag: {
          lag: "unbounded",
          source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
        },
        survives: { zone: yes(path), region: inOtherRegions(home, there) },
      });
    });
  return [
    ...deletionProtection(
      resource,
      labelled(resource, days.orElse(SECRET_GRACE).atLeast(1)),
      days.path,
      "days of grace before a secret is deleted",
      daysKept(resource, days, SECRET_GRACE),
    ),
    ...replicas,
  ];
};
