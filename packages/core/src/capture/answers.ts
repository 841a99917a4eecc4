/** Answers one call of a provider function (an "invoke"), such as `aws:index/getRegion:getRegion`. */
export type Answer = (args: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Where the captured program believes to be. */
export interface Whereabouts {
  readonly account: string;
  readonly region: string;
  readonly subscription: string;
}

export const DEFAULT_WHEREABOUTS: Whereabouts = {
  account: "123456789012",
  region: "us-east-1",
  subscription: "00000000-0000-4000-8000-000000000000",
};

/** Answers to what programs ask about their surroundings. No cloud is asked. */
export function standardAnswers({ account, region, subscription }: Whereabouts): ReadonlyMap<string, Answer> {
  const zones = ["a", "b", "c"];
  return new Map<string, Answer>([
    [
      "aws:index/getCallerIdentity:getCallerIdentity",
      () => ({ id: account, accountId: account, arn: `arn:aws:iam::${account}:root`, userId: account }),
    ],
    [
      "aws:index/getRegion:getRegion",
      (args) => {
        const name = String(args.region ?? args.name ?? region);
        return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
      },
    ],
    [
      "aws:index/getAvailabilityZones:getAvailabilityZones",
      (args) => {
        const where = String(args.region ?? region);
        return {
          id: where,
          region: where,
          state: "available",
          names: zones.map((zone) => `${where}${zone}`),
          zoneIds: zones.map((_, index) => `${where}-az${index + 1}`),
          groupNames: [where],
        };
      },
    ],
    [
      "aws:index/getPartition:getPartition",
      () => ({ id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" }),
    ],
    [
      "azure-native:authorization:getClientConfig",
      () => ({
        clientId: subscription,
        objectId: subscription,
        subscriptionId: subscription,
        tenantId: subscription,
      }),
    ],
  ]);
}
