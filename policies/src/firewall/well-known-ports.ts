import type { Listener } from "@rampart/core/views";

/** Where administrators log in. */
export const ADMIN_LISTENERS: readonly Listener[] = [
  on("SSH", 22),
  on("Telnet", 23),
  on("Docker", 2375, 2376),
  on("RDP", 3389),
  on("VNC", 5900, 5901),
  on("WinRM", 5985, 5986),
];

/** What a network ACL keeps out of whole subnets: the ways in that every scanner tries. */
export const NETWORK_ADMIN_LISTENERS: readonly Listener[] = [
  on("FTP", 20, 21),
  on("SSH", 22),
  on("RDP", 3389),
];

/** Where data stores and file shares answer. */
export const DATA_LISTENERS: readonly Listener[] = [
  on("NetBIOS", 137, 139),
  on("SMB", 445),
  on("SQL Server", 1433, 1434),
  on("Oracle", 1521),
  on("NFS", 2049),
  on("ZooKeeper", 2181),
  on("etcd", 2379, 2380),
  on("MySQL", 3306),
  on("PostgreSQL", 5432),
  on("Redshift", 5439),
  on("CouchDB", 5984),
  on("Redis", 6379, 6380),
  on("Neptune", 8182),
  on("Cassandra", 9042),
  on("Kafka", 9092, 9098),
  on("OpenSearch", 9200),
  on("OpenSearch cluster", 9300),
  on("Memcached", 11211),
  { ...on("Memcached over UDP", 11211), transport: "udp" },
  on("MongoDB", 27017, 27019),
];

function on(name: string, first: number, last: number = first): Listener {
  return { name, transport: "tcp", ports: { first, last } };
}
