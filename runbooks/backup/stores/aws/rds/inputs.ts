/** What is restored of Amazon RDS and Aurora, and where it is put. */
export const RDS_INPUTS = {
  rdsInstance: {
    type: "string",
    pattern: "^[A-Za-z][A-Za-z0-9-]{0,62}$",
    description: "Identifier of the DB instance, unless it belongs to a cluster.",
    stackOutput: "backupRdsInstance",
  },
  rdsCluster: {
    type: "string",
    pattern: "^[A-Za-z][A-Za-z0-9-]{0,62}$",
    description: "Identifier of the Aurora cluster, instead of an instance.",
    stackOutput: "backupRdsCluster",
  },
  dbInstanceClass: {
    type: "string",
    pattern: "^db\\.",
    description: "Class of what is restored. That of the original by default.",
    examples: ["db.r8g.large"],
  },
  dbSubnetGroup: {
    type: "string",
    description:
      "Subnet group of what is restored. That of the original by default; required in another region.",
  },
  dbParameterGroup: {
    type: "string",
    description: "Parameter group of what is restored. That of the original by default.",
  },
  dbSecurityGroups: {
    type: "array",
    items: { type: "string", minLength: 1 },
    description:
      "Security groups of what is restored. Those of the original by default; required in another region.",
  },
  isolatedSecurityGroups: {
    type: "array",
    items: { type: "string", minLength: 1 },
    description: "Security groups that let nobody in but whoever tests; required to restore into isolation.",
    stackOutput: "backupIsolatedSecurityGroups",
  },
} as const;
