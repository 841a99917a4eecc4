/** KMS keys and secrets: days of grace, and replicas in other regions. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { replicaResources } from "../attached.ts";
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

const KEY_GRACE = daysOf(AWS_FIGURES.keyGrace);
const SECRET_GRACE = daysOf(AWS_FIGURES.secretGrace);

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
  // A primary key cannot be deleted before its replicas; they stay usable on their own.
  return replicaResources(graph, resource, {
    reference: REPLICA_KEYS,
    lag: { lag: "none" },
    nameOf: ({ name }) => `replica key ${name}`,
    survivesZone: (one) => yes(pathIn(one, REPLICA_KEYS.through)),
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
