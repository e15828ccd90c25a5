import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { Section } from "../../ui/page.tsx";
import { type Asset, type DraftVideo, filesQuery } from "../queries.ts";
import classes from "./files-panel.module.css";
import { UploadRows } from "./upload-rows.tsx";
import { useUploads } from "./use-uploads.ts";
import { VideoRow } from "./video-row.tsx";

/** The videos of an item: adding them, their poster, their captions. */
export function VideosPanel({
  itemId,
  videos,
  onTaken,
  onChange,
}: {
  itemId: string;
  videos: readonly DraftVideo[];
  onTaken: (asset: Asset) => void;
  onChange: (videos: DraftVideo[]) => void;
}) {
  const { t } = useTranslation();
  const files = useQuery(filesQuery({ itemId, kind: "video" }));
  const { uploads, start, dismiss, again } = useUploads({ itemId, kind: "video", onTaken });
  return (
    <Section title={t("editor.videos.title")}>
      <Stack gap="md">
        <Group gap="sm">
          <FileButton
            accept="video/mp4,video/quicktime,video/webm"
            onChange={(file) => file !== null && void start([file])}
          >
            {(props) => (
              <Button {...props} variant="light" leftSection={<Icon name="plus" />}>
                {t("editor.videos.add")}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {t("editor.videos.rules")}
          </Text>
        </Group>
        <UploadRows uploads={uploads} onDismiss={dismiss} onAgain={again} />
        {uploads.some((upload) => upload.problem === null) && (
          <Text size="sm" c="dimmed">
            {t("editor.videos.resume")}
          </Text>
        )}
        <ol className={classes.list}>
          {videos.map((video, index) => (
            <VideoRow
              key={video.assetId}
              number={index + 1}
              video={video}
              asset={files.data?.items.find((asset) => asset.assetId === video.assetId)}
              onChange={(change) =>
                onChange(videos.map((one) => (one.assetId === video.assetId ? { ...one, ...change } : one)))
              }
              onRemove={() => onChange(videos.filter((one) => one.assetId !== video.assetId))}
            />
          ))}
        </ol>
      </Stack>
    </Section>
  );
}
