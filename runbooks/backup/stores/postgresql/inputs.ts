/** Inputs of the kind `postgresql`. */
export const POSTGRESQL_INPUTS = {
  host: {
    type: "string",
    minLength: 1,
    description: "Host of the original.",
    stackOutput: "backupDatabaseHost",
  },
  port: {
    type: "integer",
    minimum: 1,
    maximum: 65535,
    description: "Port of the original; 5432 by default.",
    stackOutput: "backupDatabasePort",
  },
  database: {
    type: "string",
    minLength: 1,
    description: "Database that is looked at; the one with the name of the user by default.",
    stackOutput: "backupDatabaseName",
  },
  user: {
    type: "string",
    minLength: 1,
    description: "Superuser of the server; postgres by default.",
  },
  password: { type: "string", minLength: 1, secret: true, description: "Password of that user." },
  tls: {
    type: "string",
    enum: ["verify-full", "require", "disable"],
    description: "Whether the connection to the original is encrypted; require by default.",
  },
  certificateAuthority: {
    type: "string",
    minLength: 1,
    description: "Certificates (PEM) that verify-full trusts, besides those that Node.js does.",
  },
  baseBackups: {
    type: "string",
    minLength: 1,
    description: "Folder with base backups in plain format, each a folder of its own.",
  },
  walArchive: {
    type: "string",
    minLength: 1,
    description: "Folder with archived WAL. Without it only the end of each base backup can be restored.",
  },
  restoreCommand: {
    type: "string",
    minLength: 1,
    description: "How PostgreSQL gets the file %f of the archive to %p, where that is more than to copy it.",
    examples: ["gunzip < /archive/%f.gz > %p"],
  },
  archiveKey: {
    type: "string",
    minLength: 1,
    secret: true,
    description: "Key of the archive; the restore command finds it in the environment, as ARCHIVE_KEY.",
  },
  restoreInto: {
    type: "string",
    minLength: 1,
    description: "Folder on this machine that gets a folder for what is restored.",
  },
  binaries: {
    type: "string",
    minLength: 1,
    description: "Folder with the program postgres; looked for on the PATH by default.",
  },
  runAs: {
    type: "string",
    pattern: "^[a-z_][a-z0-9_-]*\\$?$",
    description: "Account that the restored server runs as, where this is root; postgres by default.",
  },
  restoredPort: {
    type: "integer",
    minimum: 1,
    maximum: 65535,
    description: "Port of the restored server on 127.0.0.1; a free one by default.",
  },
  checksumRows: {
    type: "integer",
    minimum: 0,
    description:
      "Rows up to which the contents of a table are compared, not only counted; 1,000,000 by default.",
  },
  verifyBackup: {
    type: "boolean",
    description:
      "Whether files of a base backup are compared with its backup_manifest before they are restored; true by default.",
  },
} as const;
