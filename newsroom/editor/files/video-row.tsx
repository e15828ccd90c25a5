import { Alert, Button, Group, Progress, Radio, Stack, Text, TextInput } from "@mantine/core";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { CaptionsDialog } from "../late-dialogs.ts";
import type { Asset, DraftVideo } from "../queries.ts";
import classes from "./files-panel.module.css";
import { videoAddresses } from "./video-addresses.ts";

/** One video: how far the server is with it, then its player, title, poster and captions. */
export function VideoRow({
  number,
  video,
  asset,
  onChange,
  onRemove,
}: {
  number: number;
  video: DraftVideo;
  asset: Asset | undefined;
  onChange: (change: Partial<DraftVideo>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const [captioning, setCaptioning] = useState(false);
  const addresses = asset === undefined ? null : videoAddresses(asset);
  const name = t("editor.videos.number", { number });
  return (
    <li className={classes.row} aria-label={name}>
      {addresses === null ? (
        <VideoState asset={asset} />
      ) : (
        // The captions of a draft are read beside their times, in the dialog that edits them.
        // biome-ignore lint/a11y/useMediaCaption: the officer who watches it is the one who writes its captions
        <video
          className={classes.player}
          controls
          preload="none"
          poster={addresses.posters[video.poster - 1]}
          src={addresses.player}
          aria-label={video.title || name}
        />
      )}
      <Stack gap="sm" className={classes.fields}>
        <TextInput
          label={t("editor.videos.name")}
          value={video.title}
          required
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        {addresses !== null && (
          <PosterChoice
            name={`poster-${video.assetId}`}
            posters={addresses.posters}
            chosen={video.poster}
            onChange={(poster) => onChange({ poster })}
          />
        )}
        <Radio.Group
          label={t("editor.videos.speech")}
          description={t("editor.videos.speechHelp")}
          required
          value={video.speech}
          onChange={(speech) => onChange({ speech: speech === "spoken" ? "spoken" : "none" })}
        >
          <Group mt="xs" gap="lg">
            <Radio value="spoken" label={t("editor.videos.spoken")} />
            <Radio value="none" label={t("editor.videos.silent")} />
          </Group>
        </Radio.Group>
        <Group gap="xs">
          <Button
            size="sm"
            variant={video.speech === "spoken" && video.captions.length === 0 ? "light" : "default"}
            leftSection={<Icon name="edit" size={16} />}
            onClick={() => setCaptioning(true)}
          >
            {video.captions.length === 0
              ? t("editor.videos.writeCaptions")
              : t("editor.videos.editCaptions", { count: video.captions.length })}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            color="red"
            leftSection={<Icon name="trash" size={16} />}
            onClick={onRemove}
          >
            {t("editor.videos.remove")}
          </Button>
        </Group>
      </Stack>
      <Suspense>
        {captioning && (
          <CaptionsDialog
            cues={video.captions}
            player={addresses?.player ?? null}
            onSave={(captions) => {
              onChange({ captions, ...(captions.length > 0 ? { speech: "spoken" } : {}) });
              setCaptioning(false);
            }}
            onClose={() => setCaptioning(false)}
          />
        )}
      </Suspense>
    </li>
  );
}

function VideoState({ asset }: { asset: Asset | undefined }) {
  const { t } = useTranslation();
  if (asset?.state === "rejected")
    return (
      <Alert color="red" className={classes.state} title={t("editor.videos.rejected")}>
        {asset.rejectReason}
      </Alert>
    );
  const percent = asset?.progress ?? 0;
  return (
    <div className={classes.state}>
      <Text size="sm">{t("editor.videos.processing", { percent })}</Text>
      <Progress value={percent} animated aria-label={t("editor.videos.processing", { percent })} />
      <Text size="sm" c="dimmed">
        {t("editor.videos.processingHelp")}
      </Text>
    </div>
  );
}

function PosterChoice({
  name,
  posters,
  chosen,
  onChange,
}: {
  name: string;
  posters: readonly string[];
  chosen: number;
  onChange: (poster: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.posters}>
      <legend>{t("editor.videos.poster")}</legend>
      {posters.map((address, index) => (
        <label key={address} className={classes.poster}>
          <input
            type="radio"
            name={name}
            checked={chosen === index + 1}
            onChange={() => onChange(index + 1)}
          />
          <img src={address} alt={t("editor.videos.frame", { number: index + 1 })} loading="lazy" />
        </label>
      ))}
    </fieldset>
  );
}
