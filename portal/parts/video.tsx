/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PageVideo } from "../../server/public-store/queries.ts";

/** Best first: a browser takes the first that it can play; the list of parts suits a weak line, the file suits all. */
const order = ["application/vnd.apple.mpegurl", "video/mp4"];
const endings: Readonly<Record<string, string>> = {
  "application/vnd.apple.mpegurl": "m3u8",
  "video/mp4": "mp4",
};

/** "1 phút 05 giây". */
function length(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60);
  return minutes === 0 ? `${rest} giây` : `${minutes} phút ${rest.padStart(2, "0")} giây`;
}

/** A video that loads nothing but its poster until it is played, with captions, by the browser's own player. */
export function Video({ video }: { video: PageVideo }): JSX.Element | null {
  const sources = video.files
    .filter(({ mime, name }) => mime === "video/mp4" || name === "master.m3u8")
    .toSorted((a, b) => order.indexOf(a.mime) - order.indexOf(b.mime) || b.height - a.height);
  const biggest = video.files
    .filter(({ mime }) => mime === "video/mp4")
    .toSorted((a, b) => b.height - a.height)[0];
  const poster = video.poster
    .filter(({ mime }) => mime === "image/jpeg")
    .toSorted((a, b) => b.width - a.width)
    .find(({ width }) => width <= 1280);
  if (biggest === undefined) return null;
  return (
    <figure class="video">
      <video
        controls
        playsInline
        preload="none"
        width={biggest.width}
        height={biggest.height}
        aria-label={video.title}
        {...(poster === undefined ? {} : { poster: `/media/${poster.digest}.jpg` })}
      >
        {sources.map(({ digest, mime }) => (
          <source src={`/media/${digest}.${endings[mime] ?? "mp4"}`} type={mime} />
        ))}
        {video.captions !== null && (
          <track
            kind="captions"
            srcLang="vi"
            label="Tiếng Việt"
            src={`/media/${video.captions}.vtt`}
            default
          />
        )}
        <a href={`/media/${biggest.digest}.mp4`}>Tải video</a>
      </video>
      <figcaption>
        {video.title} ({length(video.durationMs)}).{" "}
        <a href={`/media/${biggest.digest}.mp4`} download>
          Tải video
        </a>
      </figcaption>
    </figure>
  );
}
