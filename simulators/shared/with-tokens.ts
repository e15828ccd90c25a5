/** A table of channels (CSV, platform and id first, no token columns) with the first tokens that the stand-ins accept. */
export function withTokens(csv: string): string {
  const [heading = "", ...lines] = csv.trim().split("\n");
  return [
    `${heading},access_token,refresh_token,expires_at`,
    ...lines.map((line) => {
      const [platform, id] = line.split(",");
      return platform === "facebook"
        ? `${line},demo-fb-${id},,`
        : `${line},demo-zalo-${id}-0,demo-zalo-refresh-${id}-0,2099-01-01T00:00:00Z`;
    }),
    "",
  ].join("\n");
}
