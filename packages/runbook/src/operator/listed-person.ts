/** Somebody who may approve, or start what has to be approved; as `rampart.yaml` lists them. */
export interface ListedPerson {
  readonly name: string;
  /** In the form of `authorized_keys`. */
  readonly sshKey?: string;
}
