import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { NetworkFiles } from "../../../server/composition/load-network.ts";
import { projectRoot } from "../../../server/foundation/project-root.ts";

/**
 * `small`: the units and people of tests/fixtures/network, with 60 channels of each platform; `whole`: grown to the
 * province's size, 193 units, 422 people, 588 Facebook pages and 281 Zalo accounts. The whole holds the small.
 */
export type NetworkSize = "small" | "whole";

const whole = { departments: 26, communes: 166, people: 422, facebook: 588, zalo: 281 };
/** How many of a platform's channels the small network has. */
const few = 60;
/** Pages of former districts, which are on their way out. */
const retiring = 27;

const unitRow = z.object({ code: z.string(), name: z.string(), level: z.string() });
type Unit = z.infer<typeof unitRow>;
const fixture = (name: string) => readFileSync(join(projectRoot(), "tests/fixtures/network", name), "utf8");

/** The files of a network as an import takes them; channels without tokens. */
export function buildNetwork(size: NetworkSize): NetworkFiles {
  const units = fixture("units.csv");
  const people = fixture("people.csv");
  const places = fixture("former-places.csv");
  const named = z.array(unitRow).parse(parse(units, { columns: true }));
  const start = { facebook: channels("facebook", named, 0, few), zalo: channels("zalo", named, 0, few) };
  const heading = "platform,external_id,name,unit,kind,status,successor_unit,verified,followers";
  if (size === "small") {
    return { units, people, places, channels: text([heading, ...start.facebook, ...start.zalo]) };
  }
  const added = addedUnits(named);
  const district = (unit: Unit, n: number) =>
    `facebook,${ids.facebook(n)},Công an huyện cũ số ${n},T38,former-district,retiring,${unit.code},yes,${n}`;
  const lastOrdinary = whole.facebook - retiring;
  return {
    units: text([units.trim(), ...added.map(unitLine)]),
    people: text([people.trim(), ...addedPeople(people, added)]),
    places,
    channels: text([
      heading,
      ...start.facebook,
      ...start.zalo,
      ...channels("facebook", added, few, lastOrdinary),
      ...channels("zalo", added, few, whole.zalo),
      ...added.slice(-retiring).map((unit, index) => district(unit, lastOrdinary + index)),
    ]),
  };
}

/** Ids as long as the platforms' own; no two agree in the fifteen digits that Excel keeps. */
const ids = {
  facebook: (n: number) => String(100_000_000_000_967n + BigInt(n) * 104_729_000n),
  zalo: (n: number) => String(400_000_000_000_000_123n + BigInt(n) * 104_729_000_000n),
};

/** The lines of the channels from one number up to another: first one for each unit, then ever more areas of them. */
function channels(platform: keyof typeof ids, units: readonly Unit[], from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => {
    const unit = units[index % units.length] ?? { code: "T38", name: "Công an tỉnh", level: "province" };
    const area = Math.floor(index / units.length);
    const name = area === 0 ? unit.name : `${unit.name} - Khu vực ${area}`;
    const kind = area === 0 ? unit.level : "area";
    const verified = area === 0 ? "yes" : "no";
    return `${platform},${ids[platform](from + index)},"${name}",${unit.code},${kind},active,,${verified},${1000 + index}`;
  });
}

/** What lacks to the province's number of departments and communes. */
function addedUnits(named: readonly Unit[]): Unit[] {
  const lacking = (level: string, all: number) => all - named.filter((unit) => unit.level === level).length;
  const made = (count: number, make: (n: number) => Unit) =>
    Array.from({ length: count }, (_, index) => make(index + 1));
  return [
    ...made(lacking("department", whole.departments), (n) => ({
      ...{ code: `PM${n}`, name: `Phòng Mẫu số ${n}`, level: "department" },
    })),
    ...made(lacking("commune", whole.communes), (n) => ({
      ...{ code: `X${90_000 + n}`, name: `Công an xã Mẫu ${n}`, level: "commune" },
    })),
  ];
}

/** A unit with the columns up to the former district; what the public reads of it is left empty. */
function unitLine({ code, name, level }: Unit): string {
  const slug = `don-vi-${code.toLowerCase()}`;
  const block = level === "department" ? "police" : "";
  return `${code},T38,${level},${level},${name},,${slug},${block},${",".repeat(9)}`;
}

/** An officer and a leader for each added unit, and further officers up to the province's number. */
function addedPeople(people: string, units: readonly Unit[]): string[] {
  const lacking = whole.people - (people.trim().split("\n").length - 1);
  return Array.from({ length: lacking }, (_, index) => {
    const unit = units[Math.floor(index / 2) % units.length];
    const leads = index % 2 === 1;
    const role = leads ? "Lãnh đạo đơn vị,unit-lead" : "Cán bộ tuyên truyền,contributor";
    return `can-bo-mau-${index},Nguyễn Văn Mẫu,Đại úy,${unit?.code},${role}`;
  });
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
