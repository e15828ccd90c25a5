import { z } from "zod";
import { captionCues } from "../../body/caption-schema.ts";
import { parseCaptions } from "../../body/captions.ts";
import { cleanText, composed, lengthOf } from "../../body/clean-text.ts";
import { itemDetails } from "../../body/kinds/details.ts";
import { isAllowedLink } from "../../body/links.ts";
import { plainText } from "../../body/plain-text.ts";
import { textFault } from "../../body/text-fault.ts";
import { cutText } from "../../body/text-limit.ts";
import { validateBody } from "../../body/validate-body.ts";
import { readAddress } from "../../portal/addresses/address.ts";
import { withForeignLinksMarked } from "../../portal/addresses/counterparts.ts";
import { encodingFor, matchesEtag } from "../../portal/http/answer.ts";
import {
  enteredIn,
  readCommentForm,
  readMailForm,
  readReportForm,
} from "../../server/citizens/form-fields.ts";
import { isKnownEndpoint } from "../../server/citizens/push-endpoint.ts";
import { draftContent } from "../../server/editorial/draft-content.ts";
import { slugOf } from "../../server/foundation/text.ts";
import { isBot, sourceOfVisit } from "../../server/insight/visitor.ts";
import { usernamePattern } from "../../server/organization/import-people.ts";
import { readTable } from "../../server/organization/read-table.ts";
import { comparable } from "../../server/platforms/comparable.ts";
import { platforms } from "../../server/platforms/list.ts";
import { folded } from "../../server/public-store/folded-text.ts";
import { excerpt, highlight } from "../../server/public-store/search/highlight.ts";
import { textOfHtml } from "../../server/public-store/search/html-text.ts";
import { emptyLexicon } from "../../server/public-store/search/lexicon.ts";
import { parseQuery } from "../../server/public-store/search/parse-query.ts";
import { foldedText } from "../../server/public-store/search/syllables.ts";
import { decisionNumberForm } from "../../server/release/close-notice.ts";
import { screenInput } from "../../server/screening/screen-input.ts";
import { findSecrecyMarks } from "../../server/screening/secrecy-marks.ts";

const bodyWith = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
/** No request line is longer: Node.js refuses headers of more than 16 KiB. */
const longestAddress = 16_384;
const query = parseQuery("lừa đảo qua mạng", emptyLexicon);
const knownHosts = ["fcm.googleapis.com", "*.push.apple.com"];

/**
 * Everything that looks into a text of a stranger, an officer or a file, by what a person calls the text. What cuts its
 * text before it looks is here as well as what it hands the cut text to.
 */
export const readersOfText: Readonly<Record<string, (text: string) => unknown>> = {
  "a field of plain text": (text) => plainText({ max: 1_000_000 }).safeParse(text),
  "a field that is too short for it": (text) => plainText({ max: 60 }).safeParse(text),
  "markup in a text": textFault,
  "what nobody sees in a text": cleanText,
  "a text as it is composed": (text) => composed(text, "NFKC"),
  "the length of a text": lengthOf,
  "the body of an item": (text) => validateBody(bodyWith(text)),
  "the address of a link": (text) =>
    ["", "tel:", "mailto:", "https://", "/"].map((start) => isAllowedLink(start + text)),
  "a draft": (text) =>
    draftContent.safeParse({ title: text, summary: text, categorySlug: text, tags: [text] }),
  "the fields of a kind": (text) =>
    ["page", "layout", "procedure", "wanted"].map((kind) =>
      itemDetails.safeParse({ kind, path: text, nationalPortalUrl: text, fullName: text, birthDate: text }),
    ),
  "captions that are typed": (text) => captionCues.safeParse([{ start: 0, end: 1, text }]),
  "a file of captions": (text) => parseCaptions(`WEBVTT\n\n${text}\n\n00:00.000 --> 00:01.000\n${text}`),
  "marks of state secrecy": findSecrecyMarks,
  "what a script hands in for screening": (text) => screenInput(JSON.stringify({ id: 1, text })),
  "the words of a page": textOfHtml,
  "the links of a page": withForeignLinksMarked,
  "a text as part of an address": (text) => slugOf(text),
  "a text that is cut": (text) => cutText(text, { unit: "codePoint", max: 299 }),
  "a name without its marks": folded,
  "a text for the search": foldedText,
  "what somebody searches for": (text) => parseQuery(text, emptyLexicon),
  "what was found in a text": (text) => [highlight(text, query), excerpt(text, query)],
  "an address of the portal": (text) =>
    ["/", "/truy-na?ten="].map((start) => readAddress(start + text.slice(0, longestAddress))),
  "the form of a subscription": (text) => readMailForm(enteredIn({ thu: text, "chu-de": text, xa: text })),
  "the report of an error": (text) => readReportForm(enteredIn({ "noi-dung": text, "lien-he": text })),
  "a comment on a draft": (text) => readCommentForm(enteredIn({ ten: text, "y-kien": text })),
  "the address of a device": (text) => isKnownEndpoint({ endpoint: `https://${text}`, hosts: knownHosts }),
  "a name to sign in with": (text) => usernamePattern.test(text),
  "the number of a decision": (text) => decisionNumberForm.test(text),
  "what a platform says": comparable,
  "an imported table": (text) =>
    readTable({
      text: `name,unit\n${text}`,
      columns: ["name", "unit"],
      schema: z.object({ name: z.string() }),
    }),
  "the header Accept-Encoding": encodingFor,
  "the header If-None-Match": (text) => matchesEtag(text, 'W/"a"'),
  "the header User-Agent": (text) => isBot(text, platforms),
  "the header Referer": (text) =>
    sourceOfVisit({ referer: `https://${text}`, ownHost: "congan.example", platforms }),
};

const repeated =
  (piece: string, end = "") =>
  (length: number) =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length - end.length) + end;

/** Texts that make a careless pattern, or the composing of letters, work by the square of their length; by what is in them. */
export const hostileTexts: Readonly<Record<string, (length: number) => string>> = {
  "open tags": repeated("<a"),
  "open tags with a blank": repeated("<a "),
  "an open tag with values": (length) => `<a ${repeated("x=")(length)}`,
  brackets: repeated("<"),
  "ends of comments": repeated("<!--"),
  digits: repeated("1"),
  "digits, a stroke, digits": (length) => `${repeated("1")(length / 2)}/${repeated("1")(length / 2)}`,
  "numbers of documents": repeated("1/A-"),
  "one long number of a document": (length) => `1/${repeated("A-")(length)}(`,
  thousands: repeated("1.111", "x"),
  "spaced capitals": repeated("M ", "b"),
  "widely spaced capitals": repeated("M Ậ  "),
  blanks: repeated(" ", "x"),
  "blanks and ends of lines": repeated(" \t\r\n"),
  "marks on one letter": (length) => `a${repeated("\u0301\u0323")(length)}`,
  "letters with their marks apart": repeated("e\u0302\u0301"),
  "letters that composing makes longer": repeated("\ufdfa"),
  joiners: repeated("\u200d"),
  "an endless emoji": repeated("👩\u200d"),
  "tags of Unicode": repeated("\u{e0041}"),
  "mail addresses": repeated("a@", " "),
  "labels of a host": repeated("a."),
  "names of search engines": repeated("google.", "1"),
  "parts of a path": repeated("/a", "!"),
  strokes: repeated("/", "x"),
  hyphens: repeated("-", "x"),
  points: repeated(".", "x"),
  entities: repeated("&amp"),
  "quotation marks": repeated('"'),
  commas: repeated(","),
  parameters: repeated("a;q=0 ,"),
  "arrows of captions": repeated("00:00.000 --> "),
  "the name of an application": repeated("zalo"),
  JSON: repeated('{"a":'),
  Vietnamese: repeated("Công an tỉnh "),
};
