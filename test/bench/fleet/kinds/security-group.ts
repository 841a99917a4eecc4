import { defineKind, type Kind } from "../kind.ts";
import { VPC } from "../names.ts";
import type { Properties } from "../properties.ts";

interface PacketRule {
  readonly description: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly protocol: string;
  readonly cidrBlocks: readonly [string];
}

interface SecurityGroupInputs {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly ingress: readonly PacketRule[];
  readonly egress: readonly PacketRule[];
}

const ANYWHERE = "0.0.0.0/0";

function tcp(fromPort: number, toPort: number, from: string): PacketRule {
  return { description: `port ${fromPort}`, fromPort, toPort, protocol: "tcp", cidrBlocks: [from] };
}

function inCloudFormation({ protocol, fromPort, toPort, cidrBlocks, description }: PacketRule): Properties {
  return {
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    CidrIp: cidrBlocks[0],
    Description: description,
  };
}

export const securityGroup: Kind = defineKind<SecurityGroupInputs>({
  share: 20,
  pulumiType: "aws:ec2/securityGroup:SecurityGroup",
  terraformType: "aws_security_group",
  cloudFormationType: "AWS::EC2::SecurityGroup",
  good: ({ name, pick, integer }) => {
    const inside: readonly number[] = pick<number[]>([[22], [3389], [5432], [5432, 8080], []]);
    const network = `10.${integer(0, 250)}.0.0/16`;
    return {
      name: `fleet-${name}`,
      description: `security group ${name}`,
      vpcId: VPC,
      // HTTPS for everybody is no mistake.
      ingress: [tcp(443, 443, ANYWHERE), ...inside.map((port) => tcp(port, port, network))],
      egress: [tcp(443, 443, ANYWHERE)],
    };
  },
  mistakes: {
    "security-group-open-to-the-internet": (inputs, { pick }) => {
      const [from, to] = pick<[number, number]>([
        [22, 22],
        [3389, 3389],
        [5432, 5432],
        [0, 65_535],
      ]);
      return { ...inputs, ingress: [...inputs.ingress, tcp(from, to, ANYWHERE)] };
    },
  },
  cloudFormation: ({ name, description, vpcId, ingress, egress }) => ({
    GroupName: name,
    GroupDescription: description,
    VpcId: vpcId,
    SecurityGroupIngress: ingress.map(inCloudFormation),
    SecurityGroupEgress: egress.map(inCloudFormation),
  }),
});
