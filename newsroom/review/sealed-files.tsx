import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { captionClock } from "../../body/captions.ts";
import type { SealedContent } from "./queries.ts";
import classes from "./sealed-files.module.css";

/** The videos of a sealed revision with all that is said in their captions, and its documents: a reviewer signs these too. */
export function SealedFiles({ videos, attachments }: Pick<SealedContent, "videos" | "attachments">) {
  const { t } = useTranslation();
  return (
    <>
      {videos.map((video) => (
        <section key={video.assetId} className={classes.video} aria-label={video.title}>
          <h3>{t("review.videoNamed", { title: video.title })}</h3>
          {/* biome-ignore lint/a11y/useMediaCaption: what its captions say stands in full below it */}
          <video
            controls
            preload="none"
            aria-label={video.title}
            poster={posterOf(video)}
            src={`/api/v1/media/${video.assetId}/360p.mp4`}
          />
          {video.captions === null ? (
            <p>{t("review.noSpeech")}</p>
          ) : (
            <details>
              <summary>{t("review.captionsOf", { count: video.captions.cues.length })}</summary>
              <ol className={classes.cues}>
                {video.captions.cues.map((cue) => (
                  <li key={cue.start}>
                    <span className={classes.time}>{captionClock(cue.start).replace(/\.\d+$/, "")}</span>
                    {cue.text}
                  </li>
                ))}
              </ol>
            </details>
          )}
        </section>
      ))}
      {attachments.length > 0 && (
        <section>
          <h3>{t("review.attachments")}</h3>
          <ul className={classes.files}>
            {attachments.map((attachment) => (
              <li key={attachment.assetId}>
                <Anchor
                  href={`/api/v1/media/${attachment.assetId}/document.pdf`}
                  download={attachment.filename}
                >
                  {attachment.title}
                </Anchor>{" "}
                <small>{attachment.filename}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function posterOf({ assetId, poster }: SealedContent["videos"][number]): string | undefined {
  const webps = poster
    .filter((rendition) => rendition.name.endsWith(".webp"))
    .toSorted((left, right) => left.width - right.width);
  const found = webps.find((rendition) => rendition.width >= 640) ?? webps.at(-1);
  return found === undefined ? undefined : `/api/v1/media/${assetId}/${found.name}`;
}
