import { defineKind, type Kind } from "../kind.ts";
import { arn } from "../names.ts";

interface Redirect {
  readonly port: string;
  readonly protocol: string;
  readonly statusCode: string;
}

interface ListenerInputs {
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: "HTTP" | "HTTPS";
  readonly sslPolicy?: string | undefined;
  readonly certificateArn?: string | undefined;
  readonly defaultActions: readonly [
    | { readonly type: "forward"; readonly targetGroupArn: string }
    | { readonly type: "redirect"; readonly redirect: Redirect },
  ];
}

const TO_HTTPS: Redirect = { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" };

function forwardTo(name: string): ListenerInputs["defaultActions"] {
  return [{ type: "forward", targetGroupArn: arn("elasticloadbalancing", `targetgroup/fleet/${name}`) }];
}

export const listener: Kind = defineKind<ListenerInputs>({
  share: 6,
  pulumiType: "aws:lb/listener:Listener",
  terraformType: "aws_lb_listener",
  cloudFormationType: "AWS::ElasticLoadBalancingV2::Listener",
  hasCloudFormationTags: false,
  good: ({ name, chance }) => {
    const loadBalancerArn = arn("elasticloadbalancing", `loadbalancer/app/fleet/${name}`);
    // Plain HTTP that only sends to HTTPS is no mistake.
    if (chance(0.2)) {
      return {
        loadBalancerArn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: TO_HTTPS }],
      };
    }
    return {
      loadBalancerArn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: arn("acm", `certificate/${name}`),
      defaultActions: forwardTo(name),
    };
  },
  mistakes: {
    "listener-in-plain-http": ({ loadBalancerArn }, { name }) => ({
      loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultActions: forwardTo(name),
    }),
  },
  cloudFormation: ({ loadBalancerArn, port, protocol, sslPolicy, certificateArn, defaultActions }) => ({
    LoadBalancerArn: loadBalancerArn,
    Port: port,
    Protocol: protocol,
    SslPolicy: sslPolicy,
    Certificates: certificateArn === undefined ? undefined : [{ CertificateArn: certificateArn }],
    DefaultActions: defaultActions.map((action) =>
      action.type === "forward"
        ? { Type: "forward", TargetGroupArn: action.targetGroupArn }
        : {
            Type: "redirect",
            RedirectConfig: {
              Port: action.redirect.port,
              Protocol: action.redirect.protocol,
              StatusCode: action.redirect.statusCode,
            },
          },
    ),
  }),
});
