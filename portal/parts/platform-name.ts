const names: Readonly<Record<string, string>> = { facebook: "Facebook", zalo: "Zalo" };

/** A platform as people call it. */
export function platformName(platform: string): string {
  return names[platform] ?? platform;
}
