import about from "../../../package.json" with { type: "json" };

/** How every call that leaves the house names us, so that whoever keeps the other side's logs finds us. */
export function userAgentOf({ publicUrl }: { publicUrl: string }): string {
  return `trongdong/${about.version} (+${publicUrl})`;
}
