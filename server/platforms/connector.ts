import type { Json } from "../foundation/canonical-json.ts";

/**
 * What goes out on one channel: the part of a sealed revision that a connector may see, with everything already
 * expanded. Made by delivery; never changes for a delivery.
 */
export interface ChannelCopy {
  readonly deliveryId: string;
  readonly channel: { readonly id: string; readonly externalId: string; readonly name: string };
  /** Canonical address of the article on the portal; the same on all channels, so that read-back matches exactly. */
  readonly articleUrl: string;
  /** Facebook message; Zalo has its own fields. NFC. */
  readonly facebook: { readonly message: string };
  readonly zalo: {
    readonly title: string;
    readonly author: string;
    readonly description: string;
    readonly body: readonly ZaloBlock[];
  };
  /** Cover first. `bytes` reads the rendition made for the platform; `url` is where the public finds it. */
  readonly pictures: readonly CopyPicture[];
}

/** One paragraph or picture of a Zalo article body. */
export type ZaloBlock =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly url: string; readonly caption: string };

/**
 * A picture as a connector needs it: its digest, where it stands in public, and its bytes on demand; undefined when the
 * file is gone or no longer bears its digest, and then the picture must not go out.
 */
export interface CopyPicture {
  readonly digest: string;
  readonly caption: string;
  readonly url: string;
  readonly mime: string;
  bytes(): Promise<Buffer | undefined>;
}

/** What a connector has reached on a channel (remote ids, upload tokens); kept in the delivery row between steps. */
export type Progress = { readonly [key: string]: Json };

/** One remote call. A step that `publishes` may leave a public copy, so that its unknown outcome must be read back;
 * any other step may simply be done again. */
export interface Step {
  readonly name: string;
  readonly publishes: boolean;
}

/** How much of its allowance an application or a channel has used, as the platform's headers say. */
export interface UsageReport {
  readonly scope: "application" | "channel";
  /** 0 to 100. */
  readonly percent: number;
  /** Milliseconds until access returns, when the platform says so. */
  readonly pauseMs?: number;
}

interface Answered {
  readonly httpStatus?: number;
  /** The platform's own code, "190/463" or "-216"; empty when there was no answer. */
  readonly errorCode?: string;
  /** The platform's own words or the transport error, without any token. */
  readonly detail?: string;
  readonly usage?: readonly UsageReport[];
}

/** Why a call did not do its work; `reasonCode` is stable, `reason` is a Vietnamese sentence for the board. */
interface Reason {
  readonly reasonCode: string;
  readonly reason: string;
}

/**
 * The retry class of an answer that is not success. `progress` where the answer tells that what was reached came to
 * nothing, so that whoever tries again begins from there.
 */
export type Trouble = Answered &
  Reason & { readonly progress?: Progress } & (
    | /** Surely not done; the platform asks to wait. */ {
        readonly outcome: "throttled";
        readonly scope: "application" | "channel";
        readonly waitMs: number;
      }
    | /** Surely not done; try again a little later. */ {
        readonly outcome: "retry";
        readonly afterMs: number;
      }
    | /** Timeout, reset, 5xx, code 1/2, unparsable: perhaps done. Read back before anything else. */ {
        readonly outcome: "unknown";
      }
    | /** Refused as a repetition (506, 368/1404082): read back; when absent, it is a permanent refusal. */ {
        readonly outcome: "perhaps-present";
      }
    | /** The token was refused; `refreshable` when a refresh may help. Surely not done. */ {
        readonly outcome: "token-refused";
        readonly refreshable: boolean;
      }
    | /** The channel is stopped by the platform: until `coolDownMs` has passed, or, when null, until a person has acted. */ {
        readonly outcome: "blocked";
        readonly coolDownMs: number | null;
      }
    | /** Permanent for this copy. Surely not done. */ { readonly outcome: "failed" }
  );

/** The answer of a step whose picture is gone or changed: nothing was sent. */
export const pictureChanged: Trouble = {
  outcome: "blocked",
  coolDownMs: null,
  reasonCode: "picture-changed",
  reason: "Tệp ảnh trong kho bị mất hoặc không còn khớp mã niêm phong. Đã dừng đăng; hãy báo thanh tra.",
};

/** What a step achieved. `advanced` carries the progress to commit before the next step. */
export type StepResult =
  | (Answered & { readonly outcome: "advanced"; readonly progress: Progress; readonly afterMs?: number })
  | (Answered & {
      readonly outcome: "published";
      readonly remoteId: string;
      readonly publicUrl: string | null;
    })
  | Trouble;

/** What reading the channel back told. `ambiguous`: something like ours stands there, but it cannot be proved ours. */
export type ReadBackResult =
  | (Answered & { readonly outcome: "found"; readonly remoteId: string; readonly publicUrl: string | null })
  | (Answered & { readonly outcome: "absent" })
  | (Answered & Reason & { readonly outcome: "ambiguous" })
  | Trouble;

/** What a token refresh brought. `dead`: a person must consent again. `lost`: no answer, the old one may be spent. */
export type RefreshResult =
  | {
      readonly outcome: "refreshed";
      readonly accessToken: string;
      readonly refreshToken: string | null;
      readonly expiresAt: Date;
    }
  | ({ readonly outcome: "dead" | "lost" } & Reason);

/** One platform behind one interface. Knows the wire and nothing of delivery, and never repeats a call by itself. */
export interface Connector {
  readonly platform: "facebook" | "zalo";
  /** The next step for a copy that has reached `progress`; pure. */
  nextStep(copy: ChannelCopy, progress: Progress): Step;
  /** Makes the one remote call of a step. Never throws for what the wire or the platform does. */
  perform(call: {
    copy: ChannelCopy;
    progress: Progress;
    step: Step;
    accessToken: string;
    now: Date;
  }): Promise<StepResult>;
  /** Reads the channel and looks for this copy, made at or after `intentAt`. */
  readBack(call: {
    copy: ChannelCopy;
    progress: Progress;
    intentAt: Date;
    accessToken: string;
    now: Date;
  }): Promise<ReadBackResult>;
  /** Trades a refresh token for a new pair; absent where the platform has none. */
  readonly refresh?: (call: { refreshToken: string; now: Date }) => Promise<RefreshResult>;
  /** How long a copy may stay invisible to read-back after it was made, dated with its source. */
  readonly visibility: Visibility;
}

/** When to read back after an unknown outcome, in milliseconds after the intent: first at `firstReadMs`, again at
 * `secondReadMs`; absent at both means not published. `citation` names the source and its date. */
export interface Visibility {
  readonly firstReadMs: number;
  readonly secondReadMs: number;
  readonly giveUpMs: number;
  readonly citation: string;
}
