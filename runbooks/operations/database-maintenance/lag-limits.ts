/** How far a standby may be behind. */
export interface LagLimits {
  readonly seconds: number;
  readonly megabytes: number;
}
