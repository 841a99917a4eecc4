export const ranges = {
  gateway: "10.30.0.0/24",
  apps: "10.30.2.0/23",
  endpoints: "10.30.4.0/24",
  database: "10.30.5.0/24",
  worker: "10.30.6.0/24",
  bastion: "10.30.7.0/26",
} as const;
