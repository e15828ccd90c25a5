import type { Json } from "../foundation/canonical-json.ts";
import type { PlatformPart } from "../foundation/platform-facts.ts";

/**
 * What goes out on one channel: the part of a sealed revision that a connector may see, with everything already
 * expanded. Made by delivery; never changes for a delivery.
 */
export interface ChannelCopy<Part extends PlatformPart = PlatformPart> {
  readonly deliveryId: string;
  readonly channel: { readonly id: string; readonly externalId: string; readonly name: string };
  /** Canonical address of the article on the portal; the same on all channels, so that read-back matches exactly. */
  readonly articleUrl: string;
  /** What was sealed for this platform alone. NFC. */
  readonly part: Part;
  /** Cover first. `bytes` reads the rendition made for the platform; `url` is where the public finds it. */
  readonly pictures: readonly CopyPicture[];
  /** In the order of the item. */
  readonly videos: readonly CopyVideo[];
}

/**
 * A video as a connector may send it: one MP4 file, where it stands in public, and its place on this machine on demand;
 * undefined when the file is gone or no longer bears its digest, and then the video must not go out.
 */
export interface CopyVideo {
  readonly digest: string;
  readonly title: string;
  readonly url: string;
  readonly bytes: number;
  file(): Promise<string | undefined>;
}

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
  /** The platform's own time when it answered, by the `Date` header. */
  readonly platformTime?: Date;
}

/** Whom a call error is about: this copy alone, the channel whatever is sent to it, or every channel of the platform. */
export type Concern = "item" | "channel" | "application";

/** Why a call did not do its work; `reasonCode` is stable, `reason` is a Vietnamese sentence for the board. */
export interface Reason {
  readonly reasonCode: string;
  readonly reason: string;
  readonly concerns: Concern;
}

/**
 * The retry class of an answer that is not success. `surelyNotDone` only where the call never left the house or the
 * platform documents that it refuses before the act; otherwise a step that publishes may have left a copy, and the class
 * takes effect only when reading back has shown that it did not. `progress` where the answer tells that what was
 * reached came to nothing, so that whoever tries again begins from there.
 */
export type CallError = Answered &
  Reason & { readonly surelyNotDone: boolean; readonly progress?: Progress } & (
    | /** The platform asks to wait. */ {
        readonly outcome: "throttled";
        readonly scope: "application" | "channel";
        readonly waitMs: number;
      }
    | /** Try again a little later. */ {
        readonly outcome: "retry";
        readonly afterMs: number;
      }
    | /**
     * Our own trouble and none of the channel's, surely not done: the platform, its token server, or our own portal
     * (from which the platform fetches what it shows) cannot be reached. All calls of the platform wait for it.
     */ {
        readonly outcome: "unreachable";
        readonly what: "platform" | "portal" | "token-server";
      }
    | /**
     * Timeout, reset, 5xx, code 1/2, unparsable: perhaps done. Read back before anything else where the step publishes,
     * or where `copyMayStand`: what an earlier step has made may show at any moment.
     */ {
        readonly outcome: "unknown";
        readonly copyMayStand?: true;
      }
    | /** Refused as a repetition (506, 368/1404082): a copy like ours stands there, whenever it was made. */ {
        readonly outcome: "perhaps-present";
      }
    | /** The token was refused; `refreshable` when a refresh may help. */ {
        readonly outcome: "token-refused";
        readonly refreshable: boolean;
      }
    | /** The channel is stopped by the platform: until `coolDownMs` has passed, or, when null, until a person has acted. */ {
        readonly outcome: "blocked";
        readonly coolDownMs: number | null;
      }
    | /** Permanent for this copy. */ { readonly outcome: "failed" }
  );

/** The answer of a step whose picture is gone or changed: nothing was sent. */
export const pictureChanged: CallError = {
  outcome: "blocked",
  coolDownMs: null,
  surelyNotDone: true,
  concerns: "item",
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
  | CallError;

/** What reading the channel back told. `ambiguous`: something like ours stands there, but it cannot be proved ours. */
export type ReadBackResult =
  | (Answered & { readonly outcome: "found"; readonly remoteId: string; readonly publicUrl: string | null })
  | /** `decided`: what stands there proves that ours cannot come any more, however soon it was read. */ (Answered & {
      readonly outcome: "absent";
      readonly decided?: true;
    })
  | (Answered & Reason & { readonly outcome: "ambiguous" })
  | CallError;

/**
 * What a token refresh brought. `dead`: a person must consent again. `lost`: no answer, the old one may be spent.
 * `unreachable`: the token server was never reached, and nothing is spent.
 */
export type RefreshResult =
  | {
      readonly outcome: "refreshed";
      readonly accessToken: string;
      readonly refreshToken: string | null;
      readonly expiresAt: Date;
    }
  | ({ readonly outcome: "dead" | "lost" | "unreachable" } & Reason);

/** A call on one channel. */
interface OnChannel {
  readonly channel: ChannelCopy["channel"];
  readonly accessToken: string;
  readonly now: Date;
}

/** What an act on something that stands came to. `absent`: it does not stand there, whoever took it away. */
export type ActResult = { readonly outcome: "done" } | { readonly outcome: "absent" } | CallError;

/** A text that somebody wrote on a channel: under a post (`postId`), or to the channel alone (null). Untrusted. */
export interface InboundText {
  readonly remoteId: string;
  readonly postId: string | null;
  /** The platform's own id of the writer on this channel; the same person may have another on the next. */
  readonly writerId: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** One page of what came in, oldest first; `next` goes on where it ends, null when nothing follows. */
export type InboundPage =
  | { readonly outcome: "read"; readonly texts: readonly InboundText[]; readonly next: string | null }
  | CallError;

/**
 * What a platform may be able to do besides publishing and reading back. A connector has the place or has it not; whoever
 * needs one looks for it (`placesOf`), and a platform without it leaves the act to a person. Like every call of a
 * connector these never throw for what the wire or the platform does, and never repeat themselves.
 */
export interface ConnectorPlaces<Part extends PlatformPart = PlatformPart> {
  /** Gives a copy that stands other words: those of this part. Read back like a copy before it counts. */
  edit?(call: OnChannel & { remoteId: string; part: Part }): Promise<ActResult>;
  /** Takes a copy away. */
  remove?(call: OnChannel & { remoteId: string }): Promise<ActResult>;
  /** Answers in public, under a post or a comment. */
  reply?(call: OnChannel & { remoteId: string; text: string }): Promise<StepResult>;
  /** Hides a comment from everybody but its writer. */
  hide?(call: OnChannel & { remoteId: string }): Promise<ActResult>;
  /** Answers a comment, or a message, to its writer alone. */
  replyPrivately?(call: OnChannel & { to: InboundText; text: string }): Promise<StepResult>;
  /** Comments under a post, from a place in the list on. */
  readComments?(call: OnChannel & { remoteId: string; from: string | null }): Promise<InboundPage>;
  /** Messages to the channel, from a place in the list on. */
  readMessages?(call: OnChannel & { from: string | null }): Promise<InboundPage>;
  /** What the platform calls us with: undefined unless it proves to come from the platform. Pure. */
  readWebhook?(call: {
    headers: ReadonlyMap<string, string>;
    body: Buffer;
  }): readonly { channel: string; texts: readonly InboundText[] }[] | undefined;
  /** Has the platform call us for a channel from now on. */
  subscribe?(call: OnChannel): Promise<ActResult>;
}

/** One platform behind one interface. Knows the wire and nothing of delivery, and never repeats a call by itself. */
export interface Connector<Part extends PlatformPart = PlatformPart> extends ConnectorPlaces<Part> {
  /** The id of its platform. */
  readonly platform: string;
  /** The next step for a copy that has reached `progress`; pure. */
  nextStep(copy: ChannelCopy<Part>, progress: Progress): Step;
  /** Makes the one remote call of a step. Never throws for what the wire or the platform does. */
  perform(call: {
    copy: ChannelCopy<Part>;
    progress: Progress;
    step: Step;
    accessToken: string;
    now: Date;
  }): Promise<StepResult>;
  /** Reads the channel and looks for this copy. Times are the platform's own. */
  readBack(call: {
    copy: ChannelCopy<Part>;
    progress: Progress;
    /** When a call of this delivery that may have left a copy was first, and last, committed to. */
    firstIntentAt: Date;
    lastIntentAt: Date;
    releasedAt: Date;
    /** The platform called the last try a repetition: the copy may be as old as the release. */
    repetition: boolean;
    /** Remote ids of other deliveries of this channel: never this copy. */
    knownIds: ReadonlySet<string>;
    accessToken: string;
    now: Date;
  }): Promise<ReadBackResult>;
  /** Asks the platform for its time with one cheap call without a token; undefined when it did not say. */
  askTime(): Promise<Date | undefined>;
  /** Deletes what a copy has left at the platform without being part of it; absent where nothing is left. */
  discard?(call: { copy: ChannelCopy<Part>; progress: Progress; accessToken: string }): Promise<void>;
  /** Trades a refresh token for a new pair; absent where the platform has none. */
  readonly refresh?: (call: { refreshToken: string; now: Date }) => Promise<RefreshResult>;
  /** How long a copy may stay invisible to read-back after it was made, dated with its source. */
  readonly visibility: Visibility;
}

/**
 * When to read back after an unknown outcome, in milliseconds after the call ended: for presence at each of
 * `presenceMs`; absent from `absentAfterMs` on means not published. `citation` names the source and its date.
 */
export interface Visibility {
  readonly presenceMs: readonly number[];
  readonly absentAfterMs: number;
  readonly giveUpMs: number;
  readonly citation: string;
}
