import type { Reference, Resource } from "@rampart/core/graph";
import type { Truth } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_VPC: Reference = {
  type: "aws:ec2/flowLog:FlowLog",
  through: "vpcId",
  to: ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"],
};
const OF_VIRTUAL_NETWORK: Reference = {
  type: "azure-native:network:FlowLog",
  through: "targetResourceId",
  to: ["azure-native:network:VirtualNetwork"],
};

type AwsFlowLog = { readonly trafficType?: string };
type AzureFlowLog = { readonly enabled?: boolean };

export const networksKeepFlowLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/networks-keep-flow-logs",
  title: "Networks keep flow logs",
  severity: "medium",
  rationale:
    "After an intrusion nobody can say which machine talked to whom, when it began and how much left the network.",
  fix: "Add an aws.ec2.FlowLog with vpcId and trafficType ALL (or REJECT), or an azure-native.network.FlowLog with targetResourceId of the virtual network and enabled: true.",
  failure: "no flow log of the network is kept",
  requires: {
    "aws:ec2/vpc:Vpc": (vpc, { graph }) => someAttached<AwsFlowLog>(graph, vpc, OF_VPC, recordsRefusals),
    "aws:ec2/defaultVpc:DefaultVpc": (vpc, { graph }) =>
      someAttached<AwsFlowLog>(graph, vpc, OF_VPC, recordsRefusals),
    "azure-native:network:VirtualNetwork": (network, { graph }) =>
      someAttached<AzureFlowLog>(graph, network, OF_VIRTUAL_NETWORK, (flowLog) =>
        flowLog.get("enabled").equals(true),
      ),
  },
});

function recordsRefusals(flowLog: Resource<AwsFlowLog>): Truth {
  return flowLog.get("trafficType").oneOf(["ALL", "REJECT"]);
}
