import type { EC2Client } from "@aws-sdk/client-ec2";

/** What parts of the EBS store work with. */
export interface EbsService {
  readonly client: EC2Client;
  readonly region: string;
  readonly volume: string;
  /** Zone that the inputs want. */
  readonly zone: string | undefined;
  readonly kmsKey: string | undefined;
}
