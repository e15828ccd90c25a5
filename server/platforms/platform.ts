import type { Config } from "../foundation/config.ts";
import type { PlatformFacts } from "../foundation/platform-facts.ts";
import type { Connector } from "./connector.ts";
import type { PublicAddress } from "./public-address.ts";

/** What a platform's connector is opened with besides the settings. */
export interface Surroundings {
  readonly userAgent: string;
  readonly publicAddress: PublicAddress;
}

/** One platform, with everything that is particular to it; `list.ts` names all of them. */
export interface Platform extends PlatformFacts {
  /** How many calls may be out at once, as the settings say. */
  concurrency(config: Config): number;
  /** Where the public finds a channel by the id that the platform gave it. */
  channelUrl(externalId: string): string;
  /** Opens the way to the platform at the addresses that the settings name. */
  connect(config: Config, surroundings: Surroundings): Connector;
  /** Its stand-in, for the demonstration. */
  readonly simulator: Simulator;
}

/** How the stand-in of a platform is started and found. */
export interface Simulator {
  /** It listens so many ports after the product's own. */
  readonly portOffset: number;
  /** Where it shows itself, as the settings say. */
  url(config: Config): string;
  /** The settings with each address of the platform changed by `moved`. */
  at(config: Config, moved: (url: string) => string): Config;
}
