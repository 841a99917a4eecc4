import { installMoto } from "./moto/install.ts";

/** Before the first test on servers: moto is installed, so that no test pays for it. */
export default function setup(): void {
  installMoto();
}
