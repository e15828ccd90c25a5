import { Alert, Button, Skeleton, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { kinds } from "../api/kinds.generated.ts";
import { fieldMessage } from "../api/problem.ts";
import { allChannelsQuery } from "../channels/queries.ts";
import type { OpenItem } from "../items/queries.ts";
import { LosesSigning, VacantSteps } from "../review/signing-notices.tsx";
import { signersQuery } from "../review/waiting-queries.ts";
import { usePlatforms } from "../session/platforms.ts";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { BodyEditor } from "./body/body-editor.tsx";
import { ChannelTextsPanel } from "./channels/channel-texts-panel.tsx";
import { TargetsPanel } from "./channels/targets-panel.tsx";
import { CorrectionPanel } from "./correction-panel.tsx";
import { ConsentPanel, DeclarationPanel } from "./declaration-panel.tsx";
import classes from "./editor-form.module.css";
import { FilePanels } from "./files/file-panels.tsx";
import { PicturesContext } from "./files/pictures-context.ts";
import { PicturesPanel } from "./files/pictures-panel.tsx";
import { useUploads } from "./files/use-uploads.ts";
import {
  ConflictFor,
  DetailsPanel,
  loadForOffline,
  PicturePicker,
  PreviewDialog,
  RestoreOffer,
  SubmitDialog,
} from "./late-dialogs.ts";
import { type Draft, filesQuery, suggestionQuery } from "./queries.ts";
import { readBackups } from "./saving/local-backup.ts";
import { SaveStatus } from "./saving/save-status.tsx";
import { useDraft } from "./saving/use-draft.ts";
import { SettingsPanel } from "./settings-panel.tsx";
import { TitleFields } from "./title-fields.tsx";
import { useFirstWork } from "./use-first-work.ts";

/** The whole form of an item. Every change is saved by itself. */
export function EditorForm({
  open,
  start,
  version,
  personId,
}: {
  open: OpenItem;
  start: Draft;
  version: number;
  personId: string;
}) {
  const { t } = useTranslation();
  const itemId = open.item.id;
  const writing = useDraft({ itemId, personId, version, initial: start });
  const { draft, saveState, change } = writing;
  // Read before anything is typed here, so that this tab's own copy is not offered to it.
  const [kept] = useState(() => readBackups({ itemId, personId, storage: localStorage }));
  const [dialog, setDialog] = useState<"preview" | "submit" | null>(null);
  const [picking, setPicking] = useState(false);
  const insert = useRef<(assetId: string) => void>(() => undefined);
  const assets = useQuery(filesQuery({ itemId, kind: "picture" }));
  const channels = useQuery(allChannelsQuery);
  const platforms = usePlatforms();
  const suggestion = useQuery(suggestionQuery({ itemId, kind: draft.kind, urgent: draft.urgent }));
  // The server decides; this only leaves out what has no use.
  const { isPartOfPortal: onPortalAlone, hasText: hasBody, needsConsent } = kinds[draft.kind];
  useFirstWork(loadForOffline);
  const cache = useQueryClient();
  const savedKind = saveState.savedAt === null ? null : writing.base().draft.kind;
  useEffect(() => {
    // Whoever saved had a hand in it, and another kind asks others: who may sign is a new question.
    if (savedKind !== null) void cache.invalidateQueries(signersQuery(itemId));
  }, [cache, savedKind, itemId]);
  const refusal = saveState.phase === "refused" ? saveState.problem : null;

  const uploads = useUploads({
    itemId,
    kind: "picture",
    onTaken: (asset) => writing.addPicture(asset.assetId),
  });
  const pictures = useMemo(
    () => ({
      assets: new Map((assets.data?.items ?? []).map((asset) => [asset.assetId, asset])),
      texts: draft.pictures,
      update: writing.describePicture,
    }),
    [assets.data, draft.pictures, writing.describePicture],
  );
  const rememberInsert = useCallback((insertPicture: (assetId: string) => void) => {
    insert.current = insertPicture;
  }, []);
  const openAfterSaving = async (next: "preview" | "submit") => {
    if (await writing.flush()) setDialog(next);
  };

  return (
    <PicturesContext value={pictures}>
      <div className={classes.bar}>
        <SaveStatus state={saveState} />
        <div className={classes.acts}>
          <Button
            variant="default"
            leftSection={<Icon name="eye" />}
            onClick={() => void openAfterSaving("preview")}
          >
            {t("editor.preview")}
          </Button>
          {open.may.submit && (
            <Button onClick={() => void openAfterSaving("submit")}>{t("editor.submit")}</Button>
          )}
        </div>
      </div>
      <Page
        title={t("editor.pageTitle")}
        lead={open.item.unitName}
        actions={
          <Button
            variant="default"
            size="sm"
            renderRoot={(props) => <Link {...props} to="/tin-bai/$itemId" params={{ itemId }} />}
          >
            {t("editor.history")}
          </Button>
        }
      >
        <Suspense>
          {kept.length > 0 && (
            <RestoreOffer
              kept={kept}
              opened={{ version, draft: start }}
              present={draft}
              onUse={writing.replace}
            />
          )}
        </Suspense>
        <Suspense>
          {saveState.phase === "conflict" && (
            <ConflictFor
              itemId={itemId}
              personId={personId}
              base={writing.base().draft}
              mine={draft}
              onSettle={writing.settle}
            />
          )}
        </Suspense>
        <LosesSigning itemId={itemId} />
        <VacantSteps itemId={itemId} />
        {open.item.returnedReason !== "" && (
          <Alert color="orange" title={t("editor.returnedTitle")} mb="md" icon={<Icon name="info" />}>
            {open.item.returnedReason}
          </Alert>
        )}
        {refusal !== null && (
          <div className={classes.refusal}>
            <ProblemPanel error={refusal} />
          </div>
        )}
        {open.item.releasedRevisionId !== null && (
          <CorrectionPanel
            note={draft.correctionNote}
            problem={refusal}
            onChange={(correctionNote) => change({ correctionNote })}
          />
        )}
        <div className={classes.columns}>
          <div className={classes.text}>
            <Section title={t("editor.article")}>
              <TitleFields draft={draft} problem={refusal} onChange={change} />
              {hasBody && (
                <div id="field-body" tabIndex={-1} className={classes.body}>
                  <span id="body-label" className={classes.label}>
                    {t("editor.body")}
                  </span>
                  <BodyEditor
                    initial={draft.body}
                    labelledBy="body-label"
                    onChange={(body) => change({ body })}
                    onReady={rememberInsert}
                    onOpen={writing.attachEditor}
                    onPicture={() => setPicking(true)}
                    onFiles={(files) => void uploads.start(files, ({ assetId }) => insert.current(assetId))}
                  />
                  {refusal !== null && fieldMessage(refusal, "draft.body") !== null && (
                    <p className={classes.error}>{fieldMessage(refusal, "draft.body")}</p>
                  )}
                </div>
              )}
            </Section>
            <Suspense fallback={<Skeleton height={240} mb="md" aria-label={t("details.loading")} />}>
              <DetailsPanel
                key={`${writing.generation} ${draft.kind}`}
                itemId={itemId}
                kind={draft.kind}
                details={draft.details}
                problem={refusal}
                onChange={(details) => change({ details })}
              />
            </Suspense>
            {hasBody && (
              <div id="field-pictures" tabIndex={-1}>
                <PicturesPanel
                  uploads={uploads.uploads}
                  onFiles={(files) => void uploads.start(files)}
                  onDismiss={uploads.dismiss}
                  onAgain={uploads.again}
                  coverAssetId={draft.coverAssetId}
                  inBody={writing.inBody}
                  onCover={(coverAssetId) => change({ coverAssetId })}
                  onInsert={(assetId) => insert.current(assetId)}
                  onRemove={writing.removePicture}
                />
              </div>
            )}
            {hasBody && <FilePanels itemId={itemId} draft={draft} writing={writing} />}
          </div>
          <div className={classes.aside}>
            <SettingsPanel draft={draft} problem={refusal} onChange={change} />
            {onPortalAlone ? (
              <Section title={t("editor.targets.title")}>
                <Text>{t("details.layout.onPortalAlone")}</Text>
                <Text size="sm" c="dimmed">
                  {t("details.layout.onPortalAloneHelp")}
                </Text>
              </Section>
            ) : (
              <div id="field-targets" tabIndex={-1}>
                <TargetsPanel
                  platforms={platforms}
                  channels={channels.data ?? []}
                  allowed={suggestion.data?.allowed ?? []}
                  suggested={suggestion.data?.targets ?? []}
                  targets={draft.targets}
                  hasPicture={draft.pictures.length > 0}
                  onChange={(next) => change({ targets: next })}
                />
              </div>
            )}
          </div>
          <div className={classes.documents}>
            {!onPortalAlone && (
              <ChannelTextsPanel
                platforms={platforms}
                texts={draft.channelTexts}
                onChange={(channelTexts) => change({ channelTexts })}
              />
            )}
            {needsConsent && (
              <ConsentPanel
                consent={draft.consent}
                problem={refusal}
                onChange={(consent) => change({ consent })}
              />
            )}
            <DeclarationPanel
              declaration={draft.declaration}
              problem={refusal}
              onChange={(declaration) => change({ declaration })}
            />
          </div>
        </div>
      </Page>
      <Suspense>
        {picking && (
          <PicturePicker
            uploads={uploads.uploads}
            onFiles={(files) => void uploads.start(files)}
            onPick={(assetId) => {
              insert.current(assetId);
              setPicking(false);
            }}
            onClose={() => setPicking(false)}
          />
        )}
        {dialog === "preview" && (
          <PreviewDialog itemId={itemId} draft={draft} onClose={() => setDialog(null)} />
        )}
        {dialog === "submit" && (
          <SubmitDialog itemId={itemId} version={saveState.version} onClose={() => setDialog(null)} />
        )}
      </Suspense>
    </PicturesContext>
  );
}
