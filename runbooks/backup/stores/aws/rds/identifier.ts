/**
 * Why RDS does not take a name; undefined if it does.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export function whyNoIdentifier(name: string): string | undefined {
  if (name.length <= 63 && /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(name)) return undefined;
  return `RDS takes no such name as "${name}": at most 63 letters, digits and single hyphens, a letter first, no hyphen last`;
}
