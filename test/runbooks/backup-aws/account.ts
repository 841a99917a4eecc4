import type { AnyInputs } from "@rampart/runbook";
import type { Store, StoreModule } from "../../../runbooks/backup/stores/store.ts";
import { type AwsFake, startAwsFake } from "../../servers/aws-fake/fake.ts";
import { type Moto, startMoto } from "../../servers/moto/moto.ts";

const REGION = "eu-west-1";

/** An account of AWS: moto, and the fake before it. */
export interface Account extends AsyncDisposable {
  readonly fake: AwsFake;
  readonly moto: Moto;
  /** How clients of the SDK reach it. What is set up is made in moto, where it is there at once. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Inputs that sign in to it through the fake. */
  readonly signIn: AnyInputs;
  /** Opens a store with these inputs beside those that sign in. */
  open(module: StoreModule, inputs: AnyInputs): Promise<Store>;
}

export async function startAccount(): Promise<Account> {
  const moto = await startMoto();
  const fake = await startAwsFake(moto);
  const signIn = {
    awsRegion: REGION,
    awsEndpoint: fake.endpoint,
    awsAccessKeyId: moto.credentials.accessKeyId,
    awsSecretAccessKey: moto.credentials.secretAccessKey,
  };
  return {
    fake,
    moto,
    client: { endpoint: moto.endpoint, region: REGION, credentials: moto.credentials },
    signIn,
    open: async (module, inputs) => await module.open({ ...signIn, ...inputs }),
    [Symbol.asyncDispose]: async () => {
      await fake[Symbol.asyncDispose]();
      await moto.stop();
    },
  };
}
