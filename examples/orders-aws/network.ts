import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import { Eip } from "@pulumi/aws/ec2/eip.js";
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import { NetworkAcl } from "@pulumi/aws/ec2/networkAcl.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import * as pulumi from "@pulumi/pulumi";
import type { LogBuckets } from "./storage.ts";
import { tags } from "./tags.ts";

export interface Network {
  vpc: Vpc;
  publicSubnets: Subnet[];
  privateSubnets: Subnet[];
  dataSubnets: Subnet[];
  privateRanges: string[];
}

export interface NetworkArgs {
  region: string;
  zones: string[];
  logs: LogBuckets;
}

type Layer = "public" | "private" | "data";

const thirdOctet: Record<Layer, number> = { public: 0, private: 16, data: 32 };

const range = (layer: Layer, zone: number): string => `10.20.${thirdOctet[layer] + zone}.0/24`;

export function createNetwork({ region, zones, logs }: NetworkArgs): Network {
  const vpc = new Vpc("orders", {
    cidrBlock: "10.20.0.0/16",
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: tags("none", { Name: "orders" }),
  });
  // Taking over the default group without rules closes it: nothing lands in it by accident.
  new DefaultSecurityGroup("closed", { vpcId: vpc.id, ingress: [], egress: [], tags: tags("none") });
  new FlowLog(
    "flows",
    {
      vpcId: vpc.id,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "s3",
      logDestination: pulumi.interpolate`${logs.logs.arn}/flow-logs`,
      destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: true, perHourPartition: true },
      tags: tags("audit"),
    },
    { dependsOn: logs.policies },
  );

  const subnetsOf = (layer: Layer): Subnet[] =>
    zones.map(
      (zone, index) =>
        new Subnet(`${layer}-${zone}`, {
          vpcId: vpc.id,
          availabilityZone: zone,
          cidrBlock: range(layer, index),
          mapPublicIpOnLaunch: false,
          tags: tags(layer === "data" ? "customer" : "none", { Name: `orders-${layer}-${zone}` }),
        }),
    );
  const publicSubnets = subnetsOf("public");
  const privateSubnets = subnetsOf("private");
  const dataSubnets = subnetsOf("data");

  const internet = new InternetGateway("internet", { vpcId: vpc.id, tags: tags("none") });
  const publicRoutes = new RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: internet.id }],
    tags: tags("none"),
  });
  publicSubnets.forEach((subnet, index) => {
    new RouteTableAssociation(`public-${zones[index]}`, {
      subnetId: subnet.id,
      routeTableId: publicRoutes.id,
    });
  });

  // One way out for each zone: losing a zone must not take the others' way out with it.
  const privateRoutes = publicSubnets.map((subnet, index) => {
    const zone = zones[index];
    const address = new Eip(`nat-${zone}`, { domain: "vpc", tags: tags("none") });
    const gateway = new NatGateway(
      `nat-${zone}`,
      { subnetId: subnet.id, allocationId: address.id, tags: tags("none") },
      { dependsOn: internet },
    );
    return new RouteTable(`private-${zone}`, {
      vpcId: vpc.id,
      routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: gateway.id }],
      tags: tags("none"),
    });
  });
  privateSubnets.forEach((subnet, index) => {
    const table = privateRoutes[index];
    if (table === undefined) throw new Error(`No route table for the private subnet in ${zones[index]}.`);
    new RouteTableAssociation(`private-${zones[index]}`, { subnetId: subnet.id, routeTableId: table.id });
  });
  // The data subnets keep the VPC's main route table: it has the local route only, no way out.

  for (const service of ["s3", "dynamodb"]) {
    new VpcEndpoint(service, {
      vpcId: vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.${service}`,
      routeTableIds: privateRoutes.map((table) => table.id),
      tags: tags("none"),
    });
  }

  const privateRanges = zones.map((_, index) => range("private", index));
  new NetworkAcl("data", {
    vpcId: vpc.id,
    subnetIds: dataSubnets.map((subnet) => subnet.id),
    ingress: privateRanges.map((cidrBlock, index) => ({
      ruleNo: 100 + index,
      action: "allow",
      protocol: "tcp",
      cidrBlock,
      fromPort: 5432,
      toPort: 5432,
    })),
    // Answers go back to the clients' ephemeral ports: a network ACL keeps no state.
    egress: privateRanges.map((cidrBlock, index) => ({
      ruleNo: 100 + index,
      action: "allow",
      protocol: "tcp",
      cidrBlock,
      fromPort: 1024,
      toPort: 65535,
    })),
    tags: tags("none"),
  });
  return { vpc, publicSubnets, privateSubnets, dataSubnets, privateRanges };
}
