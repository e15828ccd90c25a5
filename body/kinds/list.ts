import { correctionKind } from "./correction.ts";
import { crimeIncidentKind } from "./crime-incident.ts";
import { documentKind } from "./document.ts";
import { eventKind } from "./event.ts";
import { goodDeedKind } from "./good-deed.ts";
import { guideKind } from "./guide.ts";
import type { KindFacts } from "./kind.ts";
import { layoutKind } from "./layout.ts";
import { legalKind } from "./legal.ts";
import { missingKind } from "./missing.ts";
import { newsKind } from "./news.ts";
import { pageKind } from "./page.ts";
import { procedureKind } from "./procedure.ts";
import { questionKind } from "./question.ts";
import { videoScriptKind } from "./video-script.ts";
import { wantedKind } from "./wanted.ts";
import { warningKind } from "./warning.ts";

/** Every kind of item, in the order in which an officer chooses among them; the kind chooses the review plan. */
export const kinds = [
  newsKind,
  crimeIncidentKind,
  warningKind,
  wantedKind,
  missingKind,
  guideKind,
  legalKind,
  goodDeedKind,
  eventKind,
  videoScriptKind,
  correctionKind,
  documentKind,
  procedureKind,
  questionKind,
  pageKind,
  layoutKind,
] as const;

type AnyKind = (typeof kinds)[number];
export type Kind = AnyKind["id"];

/** The ids of all kinds, in their order. */
export const kindIds: readonly Kind[] = kinds.map(({ id }) => id);

const byId: ReadonlyMap<string, AnyKind> = new Map(kinds.map((kind) => [kind.id, kind]));

/** A kind by its id; undefined for an id that is none. */
export function kindOf(id: string): AnyKind | undefined {
  return byId.get(id);
}

/** The ids of the kinds that a condition holds for, in their order. */
export function kindsThat(holds: (kind: KindFacts) => boolean): Kind[] {
  return kinds.filter(holds).map(({ id }) => id);
}
