/** What an ARN tells of a vault. */
export interface VaultArn {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** Undefined where `arn` is not the ARN of a backup vault. */
export function vaultArnOf(arn: string): VaultArn | undefined {
  const match = /^arn:[a-z0-9-]+:backup:([a-z0-9-]+):(\d{12}):backup-vault:([A-Za-z0-9_-]{2,50})$/.exec(arn);
  const [, region, account, name] = match ?? [];
  return region === undefined || account === undefined || name === undefined
    ? undefined
    : { region, account, name };
}

/** The name at the end of the ARN of a vault. */
export function nameInArn(arn: string): string {
  return arn.split(":").at(-1) ?? arn;
}
