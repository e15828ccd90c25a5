/**
 * What an attached document may be. Only PDF is taken: it looks the same for every reader, is what signed documents are
 * issued as, and can be searched; office files and archives carry programs and hide what is in them (docs/decisions/0006).
 */
export const documentLimits = {
  maxPages: 1000,
  maxTextLength: 2_000_000,
  /** How long reading one may take, and how much memory. */
  maxReadMs: 120_000,
  maxMemoryMb: 512,
  /** By how much the process may grow meanwhile, with all that is unpacked. */
  maxGrowthMb: 1024,
} as const;
