const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const BUCKET = "aws:s3/bucket:Bucket";

type Json = Readonly<Record<string, unknown>>;

function resource(type: string, name: string, inputs: Json): Json {
  return { urn: `urn:pulumi:prod::orders::${type}::${name}`, custom: true, type, inputs };
}

/** A firewall that lets `cidrBlocks` in by SSH. */
export function firewall(cidrBlocks: unknown, name = "bastion"): Json {
  const rule = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks, description: "SSH" };
  return resource(GROUP, name, { description: "SSH", ingress: [rule] });
}

export function bucket(name: string, inputs: Json = {}): Json {
  return resource(BUCKET, name, inputs);
}

export function stackExport(...resources: readonly Json[]): Json {
  return { version: 3, deployment: { manifest: {}, resources } };
}

export function preview(...resources: readonly Json[]): Json {
  return {
    config: {},
    steps: resources.map((newState) => ({ op: "create", urn: newState.urn, newState })),
  };
}

/** Has a critical finding. */
export const OPEN: Json = stackExport(firewall(["0.0.0.0/0"]));

/** Has nothing that a rule looks at. */
export const EMPTY: Json = stackExport(resource("random:index/randomPet:RandomPet", "pet", {}));

/** What the engine writes for a value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
