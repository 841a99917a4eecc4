import { BACKUP_INPUTS } from "./backup/inputs.ts";
import { DYNAMODB_INPUTS } from "./dynamodb/inputs.ts";
import { EBS_INPUTS } from "./ebs/inputs.ts";
import { RDS_INPUTS } from "./rds/inputs.ts";
import { S3_INPUTS } from "./s3/inputs.ts";
import { SIGN_IN_INPUTS } from "./shared/sign-in-inputs.ts";

/** The inputs of all AWS stores. It imports no SDK. */
export const AWS_INPUTS: typeof SIGN_IN_INPUTS &
  typeof RDS_INPUTS &
  typeof DYNAMODB_INPUTS &
  typeof EBS_INPUTS &
  typeof S3_INPUTS &
  typeof BACKUP_INPUTS = {
  ...SIGN_IN_INPUTS,
  ...RDS_INPUTS,
  ...DYNAMODB_INPUTS,
  ...EBS_INPUTS,
  ...S3_INPUTS,
  ...BACKUP_INPUTS,
};
