import { Button, Checkbox, Collapse, Group, Stack, Tabs, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOnPlatform, type Platform } from "../../session/platforms.ts";
import { Icon } from "../../ui/icon.tsx";
import { Section } from "../../ui/page.tsx";

import { type Choosable, matching, withoutTargets, withTargets } from "./target-choice.ts";
import classes from "./targets-panel.module.css";

const shownAtOnce = 30;

/** Which channels the item goes to; the portal always. */
export function TargetsPanel({
  platforms,
  channels: all,
  allowed,
  suggested,
  targets,
  hasPicture,
  onChange,
}: {
  /** In the order of the screen. */
  platforms: readonly Platform[];
  channels: readonly Choosable[];
  /** What unit and kind may ask for; others are offered only to be taken out. */
  allowed: readonly string[];
  suggested: readonly string[];
  targets: readonly string[];
  /** Of an item without a picture some platforms make something of their own. */
  hasPicture: boolean;
  onChange: (targets: string[]) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = new Set(targets);
  const reachable = new Set(allowed);
  const channels = all.filter((channel) => reachable.has(channel.id));
  const tooFar = all.filter((channel) => chosen.has(channel.id) && !reachable.has(channel.id));
  const count = channels.filter((channel) => channel.platform !== "portal" && chosen.has(channel.id)).length;
  return (
    <Section title={t("editor.targets.title")}>
      <Stack gap="md">
        <Checkbox
          checked
          disabled
          label={t("editor.targets.portal")}
          description={t("editor.targets.portalAlways")}
        />
        {platforms.map(({ id: platform, name }) => {
          const ids = channels
            .filter((channel) => channel.platform === platform)
            .map((channel) => channel.id);
          const picked = ids.filter((id) => chosen.has(id)).length;
          return (
            <Group key={platform} gap="xs" justify="space-between">
              <Text>
                <strong>{name}</strong> {t("editor.targets.count", { chosen: picked, all: ids.length })}
              </Text>
              <Group gap="xs">
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => onChange(withTargets(targets, ids))}
                >
                  {t("editor.targets.selectAll")}
                  <span className="visually-hidden"> {name}</span>
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => onChange(withoutTargets(targets, ids))}
                >
                  {t("editor.targets.selectNone")}
                  <span className="visually-hidden"> {name}</span>
                </Button>
              </Group>
            </Group>
          );
        })}
        {!hasPicture &&
          platforms.map(
            ({ id: platform, texts: { withoutPicture } }) =>
              withoutPicture !== null &&
              targets.some((id) => isOnPlatform(id, platform)) && (
                <Text key={platform} size="sm" c="dimmed">
                  {withoutPicture}
                </Text>
              ),
          )}
        <Text size="sm" c="dimmed" aria-live="polite">
          {t("editor.targets.total", { n: count + 1 })}
        </Text>
        {reachable.size > 0 &&
          tooFar.map((channel) => (
            <Checkbox
              key={channel.id}
              checked
              label={channel.name}
              error={t("editor.targets.tooFar")}
              onChange={() => onChange(withoutTargets(targets, [channel.id]))}
            />
          ))}
        <Group gap="xs">
          <Button
            size="sm"
            variant="light"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            leftSection={<Icon name="search" size={16} />}
          >
            {t("editor.targets.show")}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => onChange([...suggested])}>
            {t("editor.targets.suggested")}
          </Button>
        </Group>
        <Collapse expanded={open}>
          {open && (
            <ChannelSearch platforms={platforms} channels={channels} targets={targets} onChange={onChange} />
          )}
        </Collapse>
      </Stack>
    </Section>
  );
}

function ChannelSearch({
  platforms,
  channels,
  targets,
  onChange,
}: {
  platforms: readonly Platform[];
  channels: readonly Choosable[];
  targets: readonly string[];
  onChange: (targets: string[]) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const chosen = new Set(targets);
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        label={t("editor.targets.search")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Tabs defaultValue={platforms[0]?.id ?? null}>
        <Tabs.List>
          {platforms.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {platforms.map(({ id: platform }) => {
          const found = matching({ channels, platform, words, chosen });
          return (
            <Tabs.Panel key={platform} value={platform} pt="sm">
              <ul className={classes.list}>
                {found.slice(0, shownAtOnce).map((channel) => (
                  <li key={channel.id}>
                    <Checkbox
                      label={channel.name}
                      description={channel.unitName === channel.name ? undefined : channel.unitName}
                      checked={chosen.has(channel.id)}
                      onChange={(event) =>
                        onChange(
                          event.currentTarget.checked
                            ? withTargets(targets, [channel.id])
                            : withoutTargets(targets, [channel.id]),
                        )
                      }
                    />
                  </li>
                ))}
              </ul>
              {found.length === 0 && <Text c="dimmed">{t("editor.targets.nothing")}</Text>}
              {found.length > shownAtOnce && (
                <Text size="sm" c="dimmed" mt="xs">
                  {t("editor.targets.more", { n: found.length - shownAtOnce })}
                </Text>
              )}
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Stack>
  );
}
