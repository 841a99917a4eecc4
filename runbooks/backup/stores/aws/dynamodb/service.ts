import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** What parts of the DynamoDB store work with. */
export interface DynamoService {
  readonly client: DynamoDBClient;
  readonly region: string;
  readonly table: string;
  readonly kmsKey: string | undefined;
  /** Most items that are read to compare tables. */
  readonly mostItems: number;
}
