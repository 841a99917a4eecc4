/** The only text that `teardown` may hold. */
export const TEARDOWN_ACKNOWLEDGEMENT = "I know that the recovery points are deleted with the vault";
