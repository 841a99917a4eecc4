import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

function base64(script: string): string {
  return Buffer.from(script).toString("base64");
}

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a script that fetches its secret", "aws:ec2/instance:Instance", {
      userData: '#!/bin/sh\nexport DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id orders)"\n',
    }),
    oneResource("a session token of the metadata service", "aws:ec2/instance:Instance", {
      userData:
        "#!/bin/sh\nTOKEN=`curl -X PUT http://169.254.169.254/latest/api/token`\nDB_SECRET=arn:aws:secretsmanager:x\n",
    }),
    oneResource("a server without user data", "aws:ec2/instance:Instance", { instanceType: "t4g.small" }),
    oneResource("a template with a plain start script", "aws:ec2/launchTemplate:LaunchTemplate", {
      userData: base64("#!/bin/sh\nsystemctl start shop\n"),
    }),
  ],
  bad: [
    oneResource("a password in the script", "aws:ec2/instance:Instance", {
      userData: "#!/bin/sh\nexport DB_PASSWORD=not-a-real-password\n",
    }),
    oneResource("a key, encoded", "aws:ec2/launchTemplate:LaunchTemplate", {
      userData: base64("#!/bin/sh\naws_secret_access_key = not-a-real-key\n"),
    }),
    oneResource("a private key", "aws:ec2/launchConfiguration:LaunchConfiguration", {
      userData: "#!/bin/sh\necho '-----BEGIN RSA PRIVATE KEY-----' > /etc/key\n",
    }),
    oneResource("a token for a machine on Azure", "azure-native:compute:VirtualMachine", {
      osProfile: { customData: base64("#!/bin/sh\nDEPLOY_TOKEN=not-a-real-token ./install\n") },
    }),
  ],
};
