import { z } from "zod";
import type { Body } from "../../body/schema.ts";
import { textLimit } from "../../body/text-limit-schema.ts";
import type { Json } from "./canonical-json.ts";

/** What is sealed for one platform alone; its shape is the platform's own (`part.ts` in its folder). */
export type PlatformPart = { readonly [member: string]: Json | undefined };

/** What a platform makes its part of: the item as it is sealed. */
export interface PartSource {
  readonly title: string;
  readonly summary: string;
  /** What the author wrote for this platform; empty where nothing. */
  readonly ownText: string;
  readonly body: Body;
  readonly unitName: string;
  /** The canonical address of the article on the portal. */
  readonly articleUrl: string;
  /** The public address of the platform's rendition of a picture; undefined where it is not ready. */
  readonly pictureUrl: (assetId: string) => string | undefined;
}

/** A part as people read it: a post with its pictures beside the text, or an article with cover and paragraphs. */
export interface PostView {
  readonly layout: "post" | "article";
  /** Empty where the platform shows none. */
  readonly title: string;
  readonly author: string;
  readonly text: string;
  readonly paragraphs: readonly string[];
}

/** Words of a part as two revisions are compared: the values that go out, and how a reviewer reads them. */
export interface ComparedPart {
  readonly values: Json;
  readonly text: string;
}

/** What screens need to know of a platform, as the API gives it: data alone. */
export const platformData = z.object({
  /** As it stands in rows, addresses and the API: lower-case letters. */
  id: z.string(),
  /** Its name on screen. */
  name: z.string(),
  /** Its own words on screen, in Vietnamese. */
  texts: z
    .object({
      /** What one of its channels is called: a page, an account. */
      channel: z.string(),
      /** The field in which an author writes for it, with what is taken when that stays empty. */
      ownText: z.object({ label: z.string(), help: z.string() }).readonly(),
      /** Its part of the sealed content, in a comparison of two revisions; the other is what is made of the item's body. */
      part: z.string(),
      partFromBody: z.string().nullable(),
      /** What happens to an item without a picture; null where nothing particular does. */
      withoutPicture: z.string().nullable(),
      /** Where readers came from. */
      source: z.string(),
    })
    .readonly(),
  /** What goes out is cut to these; a field that is missing has no limit. */
  limits: z
    .object({ ownText: textLimit, title: textLimit.optional(), author: textLimit.optional() })
    .readonly(),
  /** Whether its access tokens come with one that renews them. */
  renewsTokens: z.boolean(),
});
export type PlatformData = Readonly<z.infer<typeof platformData>>;

/** The JPEG of a picture that goes out on a platform: the name of its file, its longest side, its largest size. */
export interface PlatformRendition {
  readonly name: string;
  readonly maxSide: number;
  readonly maxBytes: number;
}

/** How readers whom a platform sends are told from others, and from its program that looks at a link. */
export interface PlatformVisits {
  /** A visit comes from these hosts and what is below them. */
  readonly hosts: readonly string[];
  /** Words, in lower case and this order, in the name of the program that fetches the preview of a link. */
  readonly previewAgent: readonly string[];
}

/**
 * What every room may know of a platform on which the force publishes: data, nothing of its wire. The whole of it stands
 * in `server/platforms/<id>/`; never changes while a process runs.
 */
export interface PlatformFacts extends PlatformData {
  /** How the platform names a channel; digits are kept from spreadsheets that round them. */
  readonly externalId: { readonly form: RegExp; readonly message: string };
  readonly rendition: PlatformRendition;
  readonly visits: PlatformVisits;
  /** The colour of its name on the portal, one that the design has for it by day and by night. */
  readonly tone: "blue" | "azure";
  /** Where a reader passes on an address there; null where only the reader's own device can. */
  readonly shareUrl: ((address: string) => string) | null;
  /** Words, in lower case and without marks, by which a citizen asks for a channel and not for news. */
  readonly searchWords: readonly string[];
  /** Its part of the sealed content. Pure; the same source gives the same part. */
  makePart(source: PartSource): PlatformPart;
  /** A part read back; throws on one that this platform never made. */
  readPart(part: unknown): PlatformPart;
  /** What the author wrote, or what was taken in its place, as a draft holds it. */
  ownText(part: PlatformPart): string;
  /** A part as people read it. */
  viewPart(part: PlatformPart): PostView;
  /** The words of a part; `fromBody` what is made of the body of the item, null where nothing is. */
  comparePart(part: PlatformPart): { readonly own: ComparedPart; readonly fromBody: ComparedPart | null };
  /** At least so long between two posts of one channel, in milliseconds. */
  readonly spacingMs: number;
  /** Advisory lock of the claims of its deliveries: one number a platform, the same in every version. */
  readonly claimLock: number;
}

/** A platform by its id; throws for one that is not in the list: nothing may be sent by guesswork. */
export function platformById<Facts extends Pick<PlatformFacts, "id">>(
  platforms: readonly Facts[],
  id: string,
): Facts {
  const found = platforms.find((platform) => platform.id === id);
  if (found === undefined) throw new Error(`no platform ${id} is in the list`);
  return found;
}

/** The platform of a channel as somebody asks for it: the portal, or one of the list. */
export function platformOfChannel(platforms: readonly Pick<PlatformFacts, "id">[]) {
  const known = new Set(["portal", ...platforms.map(({ id }) => id)]);
  return z.string().refine((id) => known.has(id), `Nền tảng phải là ${[...known].join(", ")}.`);
}

/** The name of a platform on screen; the id itself where it is no longer in the list. */
export function platformName(platforms: readonly PlatformFacts[], id: string): string {
  return platforms.find((platform) => platform.id === id)?.name ?? id;
}
