import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usePlatformName } from "../session/platforms.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import { sayDone, sayProblem } from "../ui/toasts.tsx";
import classes from "./board-page.module.css";
import { type Board, boardQuery, postLate, retryDeliveries } from "./queries.ts";

type CommonReason = Board["commonReasons"][number];

/** Channels that stand for one and the same reason: one press sends all of them again. */
export function Together({ board }: { board: Board }) {
  const many = board.commonReasons.filter(({ count, platform }) => count > 1 || platform === "portal");
  if (many.length === 0 || !board.may.retry) return null;
  return (
    <ul className={classes.trouble}>
      {many.map((common) => (
        <Reason
          key={`${common.state} ${common.platform} ${common.reasonCode}`}
          board={board}
          common={common}
        />
      ))}
    </ul>
  );
}

function Reason({ board, common }: { board: Board; common: CommonReason }) {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const cache = useQueryClient();
  const { platform, reasonCode, state, count: n } = common;
  const late = state === "overdue";
  const send = useMutation({
    mutationFn: () =>
      (late ? postLate : retryDeliveries)({ releaseId: board.release.id, platform, reasonCode }),
    onSuccess: async ({ deliveries }) => {
      sayDone(
        deliveries === 0 ? t("delivery.togetherReplaced") : t("delivery.sentTogether", { n: deliveries }),
      );
      await cache.invalidateQueries(boardQuery(board.release.id));
    },
    onError: sayProblem,
  });
  // What failed on the portal is released anew.
  if (platform === "portal" && !late) return null;
  // The portal is one.
  const isMany = n > 1;
  const act = late
    ? t(isMany ? "delivery.postLateTogether" : "delivery.postLate", { n })
    : t("delivery.retryTogether", { n });
  const name = platformName(platform);
  return (
    <li className={classes.channel}>
      <div className={classes.what}>
        <div className={classes.name}>
          {isMany ? t("delivery.channelsOf", { n, platform: name }) : name}
          <StateBadge tone={state === "failed" ? "bad" : "care"}>
            {t(`words.deliveryState.${state}`)}
          </StateBadge>
        </div>
        <Text size="sm">{common.reason}</Text>
      </div>
      <Button
        size="sm"
        // News that is late goes out only on purpose: its button is not the loud one.
        variant={late ? "default" : "filled"}
        loading={send.isPending}
        onClick={() => send.mutate()}
        aria-label={`${act}: ${common.reason}`}
      >
        {act}
      </Button>
    </li>
  );
}
