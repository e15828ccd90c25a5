import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { emptyDetails, type ItemDetails } from "../../body/kinds/details.ts";
import { readSampleItems } from "../../demonstration/sample-items.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";

/** One invented item of a large archive. */
export interface ArchiveItem {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly tags: readonly string[];
  readonly category: string;
  readonly unitCode: string;
  readonly publishedAt: Date;
  readonly details: ItemDetails | null;
}

/** Kinds with their share in percent. */
const kinds = [
  ["news", 40, "tin-hoat-dong"],
  ["crime-incident", 20, "an-ninh-trat-tu"],
  ["warning", 10, "lua-dao-truc-tuyen"],
  ["guide", 6, "thu-tuc-hanh-chinh-dich-vu-cong"],
  ["legal", 5, "pho-bien-phap-luat"],
  ["good-deed", 5, "guong-nguoi-tot-viec-tot"],
  ["event", 5, "toan-dan-bao-ve-antq"],
  ["wanted", 4, "dang-truy-na"],
  ["missing", 2, "tim-nguoi-mat-tich"],
  ["document", 2, "pho-bien-phap-luat"],
  ["question", 1, "hoi-dap"],
] as const;
const families = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Bùi",
  "Vũ",
  "Đỗ",
  "Hà",
  "Lò",
  "Thao",
  "Trịnh",
  "Mai",
];
const middles = ["Văn", "Thị", "Đức", "Minh", "Quang", "Thu", "Hữu", "Ngọc", "Xuân", "Bá"];
const givens = [
  "Anh",
  "Bình",
  "Cường",
  "Dũng",
  "Giang",
  "Hải",
  "Hùng",
  "Khánh",
  "Lan",
  "Mạnh",
  "Nga",
  "Oanh",
  "Phúc",
  "Sơn",
  "Thảo",
  "Tuấn",
  "Vinh",
  "Yến",
];
const yearsBack = 12;
const newest = Date.UTC(2026, 10, 22, 12);
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** How often a text leaves the pairs of the sample texts for a chance syllable, and so makes a new pair. */
const chanceOfNewPair = 0.12;

/**
 * Makes invented items, the same ones each time. Titles and tags join phrases of the sample items' titles and tags with
 * real communes, invented persons and numbers. Bodies walk the pairs of syllables of the sample texts by their real
 * frequencies; at 12 in 100 steps they jump to a syllable by Zipf's law over the sample's ranks, so that pairs go on
 * being new, as in a real archive. Lengths are log-normal with a median of 300 syllables; dates cover twelve years.
 */
export async function archiveItems(): Promise<(index: number) => ArchiveItem> {
  const items = await readSampleItems({ folder: join(projectRoot(), "demonstration/data/items") });
  const units = z
    .array(z.object({ code: z.string(), level: z.string(), name: z.string() }))
    .parse(
      parse(await readFile(join(projectRoot(), "demonstration/data/units.csv"), "utf8"), { columns: true }),
    );
  const places = units.filter(({ level }) => level === "commune");
  const texts = items.flatMap(({ title, summary, markdown }) => [title, summary, ...markdown.split(/\n+/)]);
  const model = learn(texts);
  const phrases = items
    .flatMap(({ title }) => title.split(/[:,;“”—–-]+/).map((one) => one.trim()))
    .filter((one) => one.includes(" "));
  const tags = [...new Set(items.flatMap((item) => item.tags))];
  return (index) => {
    const random = mulberry32(index + 1);
    const pick = <T>(some: readonly T[]): T => at(some, Math.floor(random() * some.length));
    const [kind, , category] = pickShare(random() * 100);
    const unit = at(units, zipfRank(random(), units.length));
    const place = at(places, zipfRank(random(), places.length));
    const person = `${pick(families)} ${pick(middles)} ${pick(givens)}`;
    const where = place.name.replace("Công an ", "");
    const number = 1 + Math.floor(random() * 900);
    const title = capital(
      kind === "wanted"
        ? `Quyết định truy nã ${person} về tội ${pick(tags)}`
        : kind === "missing"
          ? `Tìm ${person} mất liên lạc tại ${where}`
          : kind === "document"
            ? `Quyết định số ${number}/QĐ-CAT về ${pick(tags)}`
            : pick([
                () => `${pick(phrases)} tại ${where}`,
                () => `${where}: ${pick(phrases)}`,
                () => `${pick(phrases)}, ${pick(phrases).toLowerCase()}`,
                () => `${pick(phrases)} và ${walk(model, random, 6)}`,
              ])(),
    );
    const length = Math.min(2500, Math.max(40, Math.round(300 * Math.exp(0.6 * normal(random)))));
    const paragraphs = Array.from({ length: Math.ceil(length / 60) }, (_, paragraph) =>
      capital(
        `${walk(model, random, Math.min(60, length - paragraph * 60))}${paragraph === 1 ? ` ${person}, ${number} ${where}` : ""}.`,
      ),
    );
    return {
      id: Array.from({ length: 16 }, () => idAlphabet[Math.floor(random() * 32)]).join(""),
      kind,
      title: title.slice(0, 200),
      summary: capital(`${walk(model, random, 35)}.`),
      paragraphs,
      tags: [pick(tags), where],
      category,
      unitCode: unit.code,
      details: detailsOf(kind, { person, place: where, number, tag: pick(tags), year: 1950 + (number % 55) }),
      publishedAt: new Date(newest - Math.floor(random() * yearsBack * 365 * 86_400_000)),
    };
  };
}

/** The fields that lists of a kind are narrowed by. */
function detailsOf(
  kind: string,
  {
    person,
    place,
    number,
    tag,
    year,
  }: { person: string; place: string; number: number; tag: string; year: number },
): ItemDetails | null {
  const details = emptyDetails(kind);
  switch (details?.kind) {
    case "wanted":
    case "missing":
      return { ...details, fullName: person, birthDate: String(year), residence: place, features: tag };
    case "document":
      return {
        ...details,
        number: `${number}/QĐ-CAT`,
        documentType: "Quyết định",
        issuer: "Công an tỉnh",
        field: tag,
        issuedOn: "2026-01-05",
        effectiveOn: "2026-02-01",
      };
    case "question":
      return { ...details, question: tag, field: tag, answeredBy: "Công an tỉnh" };
    default:
      return null;
  }
}

interface Model {
  readonly followers: ReadonlyMap<string, readonly string[]>;
  /** Syllables, the commonest first. */
  readonly ranked: readonly string[];
}

function learn(texts: readonly string[]): Model {
  const followers = new Map<string, string[]>();
  const times = new Map<string, number>();
  for (const text of texts) {
    const syllables = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    syllables.forEach((syllable, index) => {
      times.set(syllable, (times.get(syllable) ?? 0) + 1);
      const next = syllables[index + 1];
      if (next !== undefined) followers.set(syllable, [...(followers.get(syllable) ?? []), next]);
    });
  }
  return {
    followers,
    ranked: [...times].toSorted(([, a], [, b]) => b - a).map(([syllable]) => syllable),
  };
}

function walk(model: Model, random: () => number, length: number): string {
  const walked: string[] = [];
  let here = at(model.ranked, zipfRank(random(), model.ranked.length));
  for (let step = 0; step < length; step += 1) {
    walked.push(here);
    const next = model.followers.get(here) ?? [];
    here =
      next.length === 0 || random() < chanceOfNewPair
        ? at(model.ranked, zipfRank(random(), model.ranked.length))
        : at(next, Math.floor(random() * next.length));
  }
  return walked.join(" ");
}

function pickShare(hundredth: number): (typeof kinds)[number] {
  let left = hundredth;
  for (const kind of kinds) {
    left -= kind[1];
    if (left < 0) return kind;
  }
  return kinds[0];
}

/** A rank by Zipf's law with exponent 1: rank r with a likelihood of about 1 / r. */
function zipfRank(chance: number, ranks: number): number {
  return Math.min(ranks - 1, Math.floor((ranks + 1) ** chance) - 1);
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function at<T>(some: readonly T[], index: number): T {
  const found = some[index];
  if (found === undefined) throw new Error("an empty list to choose from");
  return found;
}

/** A small generator of chance numbers from a seed, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
