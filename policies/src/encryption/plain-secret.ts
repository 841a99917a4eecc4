import { allOf, anyOf, type Truth, type Value } from "@rampart/core/value";

const SECRET_NAME =
  /(^|_)(PASSWORD|PASSWD|PWD|PASSPHRASE|TOKEN|API_?KEY|PRIVATE_?KEY|(SECRET_?)?ACCESS_?KEY|SECRET_?KEY|SECRET_?ACCESS_?KEY|ACCOUNT_?KEY)$/;
/** `DATABASE_SECRET` mostly says which secret of the store to read; these hold one themselves. */
const SHARED_SECRET_NAME =
  /^SECRET$|(^|_)(API|APP|AUTH|CLIENT|CONSUMER|COOKIE|HMAC|JWT|MASTER|OAUTH|SESSION|SHARED|SIGNING|TOKEN|WEBHOOK)_?SECRET$/;
const ADDRESS_NAME = /(^|_)(URL|URI|DSN|CONNECTION|CONNECTION_?STRING|CONN(_?STR)?)$/;

/** Where a secret stands, and not the secret: an ARN, a Key Vault reference, a path, a dynamic reference. */
const REFERENCE =
  /^(arn:|@Microsoft\.KeyVault\(|https?:\/\/|\/|\{\{resolve:|\$\{|ssm:|secretsmanager:|(true|false)$|$)/i;
const PASSWORD_IN_ADDRESS =
  /:\/\/[^\s:/@]*:[^\s/@]+@|(password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s]/i;

/** `databasePassword` and `database-password` as `DATABASE_PASSWORD`. */
function upperSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
}

/** Whether a variable of this name holds a secret by its name. */
export function namesSecret(name: string): boolean {
  const normal = upperSnake(name);
  return SECRET_NAME.test(normal) || SHARED_SECRET_NAME.test(normal);
}

/** Whether a text is an address with a password in it. */
export function holdsPassword(text: string): boolean {
  return PASSWORD_IN_ADDRESS.test(text) && !text.startsWith("@Microsoft.KeyVault(");
}

/** Whether the variable `name` gives a secret in plain text, and does not only say where it is kept. */
export function isPlainSecret(name: Value<string>, value: Value<string>): Truth {
  return anyOf(
    allOf(
      name.text(namesSecret),
      value.text((text) => !REFERENCE.test(text)),
    ),
    allOf(
      name.text((text) => ADDRESS_NAME.test(upperSnake(text))),
      value.text(holdsPassword),
    ),
  );
}
