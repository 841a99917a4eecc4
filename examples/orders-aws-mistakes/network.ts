import { Eip } from "@pulumi/aws/ec2/eip.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import { NetworkAcl } from "@pulumi/aws/ec2/networkAcl.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { tags } from "./tags.ts";

export interface Network {
  vpc: Vpc;
  publicSubnets: Subnet[];
  privateSubnets: Subnet[];
  privateRanges: string[];
}

export interface NetworkArgs {
  zones: string[];
}

type Layer = "public" | "private";

const thirdOctet: Record<Layer, number> = { public: 0, private: 16 };

const range = (layer: Layer, zone: number): string => `10.20.${thirdOctet[layer] + zone}.0/24`;

export function createNetwork({ zones }: NetworkArgs): Network {
  const vpc = new Vpc("orders", {
    cidrBlock: "10.20.0.0/16",
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: tags("none", { Name: "orders" }),
  });

  const subnetsOf = (layer: Layer): Subnet[] =>
    zones.map(
      (zone, index) =>
        new Subnet(`${layer}-${zone}`, {
          vpcId: vpc.id,
          availabilityZone: zone,
          cidrBlock: range(layer, index),
          mapPublicIpOnLaunch: layer === "public",
          tags: tags("none", { Name: `orders-${layer}-${zone}` }),
        }),
    );
  const publicSubnets = subnetsOf("public");
  const privateSubnets = subnetsOf("private");

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

  const [firstPublic] = publicSubnets;
  if (firstPublic === undefined) throw new Error("The network needs at least one zone.");
  const address = new Eip("nat", { domain: "vpc", tags: tags("none") });
  const gateway = new NatGateway(
    "nat",
    { subnetId: firstPublic.id, allocationId: address.id, tags: tags("none") },
    { dependsOn: internet },
  );
  const privateRoutes = new RouteTable("private", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: gateway.id }],
    tags: tags("none"),
  });
  privateSubnets.forEach((subnet, index) => {
    new RouteTableAssociation(`private-${zones[index]}`, {
      subnetId: subnet.id,
      routeTableId: privateRoutes.id,
    });
  });

  const everything = {
    ruleNo: 100,
    action: "allow",
    protocol: "-1",
    cidrBlock: "0.0.0.0/0",
    fromPort: 0,
    toPort: 0,
  };
  new NetworkAcl("private", {
    vpcId: vpc.id,
    subnetIds: privateSubnets.map((subnet) => subnet.id),
    ingress: [everything],
    egress: [everything],
    tags: tags("none"),
  });
  return {
    vpc,
    publicSubnets,
    privateSubnets,
    privateRanges: zones.map((_, index) => range("private", index)),
  };
}
